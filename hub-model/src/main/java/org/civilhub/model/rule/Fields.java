package org.civilhub.model.rule;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** Reads the fields of the generated implementations, for the compiled check. */
final class Fields {
  private Fields() {}

  /** The class that builders make. Another that implements the type is left to the reference. */
  static Class<?> implementation(Class<?> type) {
    try {
      return Class.forName(type.getPackageName() + ".Immutable" + type.getSimpleName());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("no implementation of " + type, e);
    }
  }

  /**
   * The field behind a property. An accessor would wrap what may be absent in an {@code Optional},
   * a new one each time; the field holds it as it is, or null. A method handle would do too, but
   * Java makes a class for each that is called often.
   */
  static VarHandle field(Class<?> type, String property, Class<?> held) {
    Class<?> implementation = implementation(type);
    try {
      return MethodHandles.privateLookupIn(implementation, MethodHandles.lookup())
          .findVarHandle(implementation, property, held);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no field for " + property + " of " + type, e);
    }
  }
}
