package org.civilhub.model.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.civilhub.model.HubRecord;
import org.civilhub.model.RecordType;
import org.civilhub.model.value.Id;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every id of another record in the model is a reference, without a list of them anywhere. */
class IdentityRulesTest {
  private static final Id<HubRecord> NOWHERE = Id.of("nowhere");

  @ParameterizedTest
  @EnumSource(RecordType.class)
  void check_everyIdOfAnotherRecord_isAReference(RecordType type) {
    List<String> expected = new ArrayList<>();
    for (Method accessor : type.getType().getMethods()) {
      String property = accessor.getName().replaceFirst("^get", "");
      if (holdsIds(accessor.getGenericReturnType()) && !property.equals("Id")) {
        String pointer = "/" + Character.toLowerCase(property.charAt(0)) + property.substring(1);
        expected.add(pointer + (accessor.getReturnType() == List.class ? "/0" : ""));
      }
    }
    DatasetRule rule =
        IdentityRules.all().stream()
            .filter(one -> one.code().equals(FindingCode.REFERENCE_RESOLVES))
            .findFirst()
            .orElseThrow();
    DatasetContext context = DatasetContext.of(LocalDate.of(2025, 12, 31), Set.of(), List.of());
    FindingLog log = new FindingLog();
    DatasetRule.Pass pass = rule.start(context, new RecordIds());
    pass.add(namingOthers(type.getType()), Place.NONE, log);
    pass.finish(log);

    assertThat(log.kept())
        .extracting(finding -> finding.place().pointer())
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  private static boolean holdsIds(Type type) {
    if (!(type instanceof ParameterizedType generic)) {
      return false;
    }
    Type held = generic.getActualTypeArguments()[0];
    return generic.getRawType() == Id.class
        ? held instanceof Class<?> named && HubRecord.class.isAssignableFrom(named)
        : holdsIds(held);
  }

  /** A record of a type that names, wherever it can, one that is not there. */
  private static HubRecord namingOthers(Class<? extends HubRecord> type) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> said(method)));
  }

  private static Object said(Method method) {
    boolean isIds = holdsIds(method.getGenericReturnType());
    if (method.getReturnType() == Optional.class) {
      return isIds ? Optional.of(NOWHERE) : Optional.empty();
    } else if (method.getReturnType() == List.class) {
      return isIds ? List.of(NOWHERE) : List.of();
    }
    return NOWHERE;
  }
}
