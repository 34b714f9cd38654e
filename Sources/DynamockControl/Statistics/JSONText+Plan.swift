import DynamockModel
import DynamockStatistics
import DynamockWire

extension JSONText {
  /// Creates the JSON of the prices and their source.
  init(_ prices: Prices) {
    self.init([
      ("region", JSONText(prices.region)), ("date", JSONText(prices.date)),
      ("source", JSONText(prices.source)), ("currency", JSONText(prices.currency)),
      ("millionReads", JSONText(prices.millionReads)),
      ("millionWrites", JSONText(prices.millionWrites)),
      ("readUnitHour", JSONText(prices.readUnitHour)),
      ("writeUnitHour", JSONText(prices.writeUnitHour)),
      ("gigabyteMonth", JSONText(prices.gigabyteMonth)),
    ])
  }

  /// Creates the JSON of a table's required capacity and its cost.
  init(_ plan: TablePlan) {
    self.init([
      ("table", JSONText(plan.table)),
      ("observedSeconds", JSONText(Int(plan.observedSeconds))),
      ("usedSeconds", JSONText(Int(plan.usedSeconds))),
      ("isShorterThanBurst", JSONText(plan.isShorterThanBurst)),
      ("remarks", JSONText(plan.remarks.map { JSONText($0.code, $0.sentence) })),
      ("recommendation", JSONText(plan.recommendation)),
      ("sources", JSONText(plan.sources.map { JSONText($0) })),
      (
        "vectorIndexes",
        plan.vectorIndexes.isEmpty ? nil : JSONText(plan.vectorIndexes.map { JSONText($0) })
      ),
      ("growth", plan.growth.map { JSONText($0) }),
      (
        "month",
        JSONText([
          ("onDemand", JSONText(plan.month.onDemand)),
          ("provisionedForPeak", JSONText(plan.month.provisionedForPeak)),
          ("provisionedWithBurst", JSONText(plan.month.provisionedWithBurst)),
          ("storage", JSONText(plan.month.storage)),
        ])
      ),
      ("advice", JSONText(plan.advice.map { JSONText($0) })),
    ])
  }

  private init(_ index: TablePlan.VectorIndex) {
    self.init([
      ("name", JSONText(index.name)), ("items", JSONText(index.items)),
      ("bytes", JSONText(index.bytes)),
      ("monthlyVectorSearchRequestBytes", JSONText(index.monthlySearchBytes)),
      ("monthlyVectorWriteRequestBytes", JSONText(index.monthlyWriteBytes)),
    ])
  }

  private init(_ growth: TablePlan.Growth) {
    self.init([
      ("itemsPerDay", JSONText(growth.itemsPerDay)),
      ("billedBytesPerDay", JSONText(growth.billedBytesPerDay)),
      ("billedBytesAfterMonth", JSONText(growth.billedBytesAfterMonth)),
    ])
  }

  private init(_ recommendation: TablePlan.Recommendation) {
    self.init([
      ("billingMode", JSONText(recommendation.mode.rawValue)),
      ("use", JSONText(recommendation.use)),
      ("breakEvenUse", JSONText(recommendation.breakEvenUse)),
      ("throttledAtMost", JSONText(recommendation.throttledAtMost)),
      ("throttledByPartitionAtMost", JSONText(recommendation.throttledByPartitionAtMost)),
      ("sentences", JSONText(recommendation.sentences.map { JSONText($0) })),
    ])
  }

  private init(_ throttled: TablePlan.Throttled) {
    self.init([
      ("withBurst", JSONText(throttled.withBurst)), ("onDemand", JSONText(throttled.onDemand)),
      ("onePartition", JSONText(throttled.onePartition)),
    ])
  }

  private init(_ code: String, _ sentence: String) {
    self.init([("code", JSONText(code)), ("sentence", JSONText(sentence))])
  }

  private init(_ source: TablePlan.Source) {
    let kind = source.isTable ? "table" : source.isLocal ? "localIndex" : "globalIndex"
    self.init([
      ("name", JSONText(source.name)), ("kind", JSONText(kind)),
      ("peak", source.isLocal ? nil : JSONText(source.peak)),
      ("sustained", JSONText(source.sustained)),
      ("withBurst", source.isLocal ? nil : JSONText(source.withBurst)),
      ("throttledAtMost", source.isLocal ? nil : JSONText(source.throttled)),
      ("monthlyUnits", JSONText(source.monthlyUnits)),
      ("items", JSONText(source.items)), ("bytes", JSONText(source.bytes)),
      ("billedBytes", JSONText(source.billedBytes)),
    ])
  }

  private init(_ advice: Advice) {
    self.init([
      ("code", JSONText(advice.code)), ("source", JSONText(advice.source)),
      ("sentence", JSONText(advice.sentence)),
    ])
  }
}
