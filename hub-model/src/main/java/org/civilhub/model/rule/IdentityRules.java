package org.civilhub.model.rule;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.civilhub.model.Country;
import org.civilhub.model.HubRecord;
import org.civilhub.model.RecordType;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.IdIndex;

/** Rules on which record is which: ids, references to them, and one record for one country. */
final class IdentityRules {
  private IdentityRules() {}

  static List<DatasetRule> all() {
    return List.of(
        new SimpleRule(FindingCode.RECORD_DUPLICATE_ID, (context, ids) -> duplicates(ids)),
        new SimpleRule(FindingCode.REFERENCE_RESOLVES, References::new),
        new SimpleRule(FindingCode.COUNTRY_UNIQUE, (context, ids) -> countries()));
  }

  private static DatasetRule.Pass duplicates(RecordIds ids) {
    return (record, place, log) -> {
      if (ids.isRepeated()) {
        log.add(
            Finding.of(
                FindingCode.RECORD_DUPLICATE_ID,
                record,
                place.at("/id"),
                Map.of("found", record.getId().value())));
      }
    };
  }

  /** Remembers an id for each country. */
  private static DatasetRule.Pass countries() {
    Map<String, String> first = new HashMap<>();
    return (record, place, log) -> {
      if (record instanceof Country country) {
        String code = country.getCode().value();
        String other = first.putIfAbsent(code, country.getId().value());
        if (other != null) {
          log.add(
              Finding.of(
                  FindingCode.COUNTRY_UNIQUE,
                  record,
                  place.at("/code"),
                  Map.of("found", code, "other", other)));
        }
      }
    };
  }

  /**
   * References, found by the type of the accessors, so that a new one is judged without a word said
   * here. Remembers what was named before it was there.
   */
  private static final class References implements DatasetRule.Pass {
    private static final ClassValue<List<Reference>> OF_TYPE =
        new ClassValue<>() {
          @Override
          protected List<Reference> computeValue(Class<?> type) {
            return Reference.of(type);
          }
        };

    private final DatasetContext context;
    private final RecordIds ids;
    private final Map<RecordType, Unresolved> unresolved = new EnumMap<>(RecordType.class);

    References(DatasetContext context, RecordIds ids) {
      this.context = context;
      this.ids = ids;
    }

    @Override
    public void add(HubRecord record, Place place, FindingLog log) {
      for (Reference reference : OF_TYPE.get(RecordType.of(record).getType())) {
        if (context.present().contains(reference.target())) {
          List<?> named = reference.named(record);
          for (int i = 0; i < named.size(); i++) {
            String id = named.get(i).toString();
            if (!ids.contains(reference.target(), id)) {
              unresolved
                  .computeIfAbsent(reference.target(), Unresolved::new)
                  .add(id, record, place.at(reference.pointer(i)), log.cap());
            }
          }
        }
      }
    }

    @Override
    public void finish(FindingLog log) {
      unresolved.forEach((type, ofType) -> ofType.finish(ids, log));
    }
  }

  /** Names of one type of record that were not there when they were met. */
  private static final class Unresolved {
    private static final int MOST_SAMPLES = 10_000;

    private final RecordType target;
    private final IdIndex names = new IdIndex();
    private final Map<Integer, List<Finding>> samples = new HashMap<>();
    private int sampled;
    private long[] counts = new long[16];

    Unresolved(RecordType target) {
      this.target = target;
    }

    void add(String name, HubRecord record, Place place, int cap) {
      int added = names.add(name);
      int index = added < 0 ? -1 - added : added;
      if (index == counts.length) {
        counts = Arrays.copyOf(counts, index + (index >> 1));
      }
      counts[index]++;
      List<Finding> ofName = samples.getOrDefault(index, List.of());
      if (sampled < MOST_SAMPLES && ofName.size() < cap) {
        samples
            .computeIfAbsent(index, i -> new ArrayList<>())
            .add(
                Finding.of(
                    FindingCode.REFERENCE_RESOLVES,
                    record,
                    place,
                    Map.of("found", name, "type", target.getCode())));
        sampled++;
      }
    }

    void finish(RecordIds ids, FindingLog log) {
      for (int index = 0; index < names.size(); index++) {
        String name = names.get(index);
        if (!ids.contains(target, name)) {
          List<Finding> ofName = samples.getOrDefault(index, List.of());
          ofName.forEach(log::add);
          long more = counts[index] - ofName.size();
          if (more > 0) {
            log.add(
                new Finding(
                    FindingCode.REFERENCE_RESOLVES,
                    Place.NONE,
                    Optional.empty(),
                    Optional.empty(),
                    Map.of("found", name, "type", target.getCode())),
                more);
          }
        }
      }
    }
  }

  /**
   * A property that names other records.
   *
   * @param property its name
   * @param accessor its accessor
   * @param target the type of record it names
   */
  private record Reference(String property, Method accessor, RecordType target) {
    static List<Reference> of(Class<?> type) {
      List<Reference> references = new ArrayList<>();
      for (Method method : type.getMethods()) {
        Optional<Class<? extends HubRecord>> target = target(method.getGenericReturnType());
        if (method.getParameterCount() == 0
            && !method.getName().equals("getId")
            && target.isPresent()) {
          String bare = method.getName().substring("get".length());
          references.add(
              new Reference(
                  Character.toLowerCase(bare.charAt(0)) + bare.substring(1),
                  method,
                  RecordType.of(target.get())));
        }
      }
      references.sort(Comparator.comparing(Reference::property));
      return references;
    }

    /** The type that an id, or what an Optional or list holds, names. */
    private static Optional<Class<? extends HubRecord>> target(Type type) {
      if (!(type instanceof ParameterizedType generic)) {
        return Optional.empty();
      }
      Type argument = generic.getActualTypeArguments()[0];
      if (generic.getRawType() != Id.class) {
        return target(argument);
      }
      return argument instanceof Class<?> record && HubRecord.class.isAssignableFrom(record)
          ? Optional.of(record.asSubclass(HubRecord.class))
          : Optional.empty();
    }

    /** The ids. */
    List<?> named(HubRecord record) {
      Object value;
      try {
        value = accessor.invoke(record);
      } catch (IllegalAccessException | InvocationTargetException e) {
        throw new IllegalStateException("cannot read " + accessor, e);
      }
      if (value instanceof Optional<?> optional) {
        return optional.isPresent() ? List.of(optional.get()) : List.of();
      }
      return value instanceof List<?> list ? list : List.of(value);
    }

    /** Where one of the ids stands. */
    String pointer(int index) {
      boolean isList = accessor.getReturnType() == List.class;
      return "/" + property + (isList ? "/" + index : "");
    }
  }
}
