/**
 * What the records of the Hub add up to: metrics that merge, figures that say what they rest on,
 * and published claims held against them. Needs no JSON and no engine.
 */
@SuppressWarnings("requires-automatic") // Apache DataSketches has no module descriptor
module org.civilhub.metrics {
  requires transitive org.civilhub.model;
  requires transitive org.jspecify;
  requires datasketches.java;
  requires org.apache.datasketches.memory;

  opens org.civilhub.metrics to
      org.civilhub.model; // reads its table of words

  exports org.civilhub.metrics;
  exports org.civilhub.metrics.capacity;
  exports org.civilhub.metrics.finance;
  exports org.civilhub.metrics.knowledge;
  exports org.civilhub.metrics.network;
  exports org.civilhub.metrics.partial;
  exports org.civilhub.metrics.publish;
  exports org.civilhub.metrics.reconcile;
  exports org.civilhub.metrics.results;
  exports org.civilhub.metrics.standard;

  provides org.civilhub.model.rule.DatasetRule with
      org.civilhub.metrics.reconcile.ClaimNonDecreasing,
      org.civilhub.metrics.reconcile.ClaimNotContradicted,
      org.civilhub.metrics.reconcile.ClaimSupported;
}
