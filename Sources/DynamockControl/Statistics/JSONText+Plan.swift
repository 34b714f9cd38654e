import DynamockModel
import DynamockStatistics
import DynamockWire

extension JSONText {
  /// What the prices are and where they come from.
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

  /// What a table would need and cost.
  init(_ plan: TablePlan) {
    self.init([
      ("table", JSONText(plan.table)),
      ("observedSeconds", JSONText(Int(plan.observedSeconds))),
      ("usedSeconds", JSONText(Int(plan.usedSeconds))),
      ("isShorterThanBurst", JSONText(plan.isShorterThanBurst)),
      ("remark", plan.remark.map { JSONText($0) }),
      ("sources", JSONText(plan.sources.map { JSONText($0) })),
      (
        "growth",
        JSONText([
          ("itemsPerDay", JSONText(plan.growth.itemsPerDay)),
          ("billedBytesPerDay", JSONText(plan.growth.billedBytesPerDay)),
          ("billedBytesAfterMonth", JSONText(plan.growth.billedBytesAfterMonth)),
        ])
      ),
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

  private init(_ source: TablePlan.Source) {
    let kind = source.isTable ? "table" : source.isLocal ? "localIndex" : "globalIndex"
    self.init([
      ("name", JSONText(source.name)), ("kind", JSONText(kind)),
      ("peak", source.isLocal ? nil : JSONText(source.peak)),
      ("sustained", JSONText(source.sustained)),
      ("withBurst", source.isLocal ? nil : JSONText(source.withBurst)),
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
