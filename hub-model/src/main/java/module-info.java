/**
 * The Hub's records as immutable values, the small values beneath them, and the rules they are
 * checked by. Carries no JSON and no I/O beyond its own tables.
 */
@SuppressWarnings("requires-automatic") // Hibernate Validator has no module descriptor
module org.civilhub.model {
  requires static org.immutables.value.annotations;
  requires transitive jakarta.validation;
  requires transitive org.joda.money;
  requires transitive org.jspecify;
  requires org.hibernate.validator;

  exports org.civilhub.model;
  exports org.civilhub.model.code;
  exports org.civilhub.model.constraint;
  exports org.civilhub.model.rule;
  exports org.civilhub.model.value;

  uses org.civilhub.model.rule.DatasetRule;

  opens org.civilhub.model to
      org.hibernate.validator;
  opens org.civilhub.model.constraint to
      org.hibernate.validator;
}
