import DynamockModel

/// The members that the inputs of both restores have.
protocol RestoreInput {
  var billingModeOverride: BillingMode? { get }
  var globalSecondaryIndexOverride: [GlobalSecondaryIndex]? { get }
  var localSecondaryIndexOverride: [LocalSecondaryIndex]? { get }
  var provisionedThroughputOverride: ProvisionedThroughput? { get }
  var onDemandThroughputOverride: OnDemandThroughput? { get }
  var sseSpecificationOverride: SSESpecification? { get }
  var vectorIndexOverride: [VectorIndex]? { get }
}

extension RestoreTableFromBackupInput: RestoreInput {}
extension RestoreTableToPointInTimeInput: RestoreInput {}

extension RestoreInput {
  /// Applies the rules of CreateTable to the overrides, and returns them.
  func overrides() throws(RequestFault) -> RestoreOverrides {
    do throws(TableFault) { try checkOverrides() } catch { throw .table(error) }
    return RestoreOverrides(
      billingMode: billingModeOverride, globalIndexes: globalSecondaryIndexOverride,
      localIndexes: localSecondaryIndexOverride, throughput: provisionedThroughputOverride,
      onDemandThroughput: onDemandThroughputOverride, encryption: sseSpecificationOverride,
      vectorIndexes: vectorIndexOverride)
  }

  private func checkOverrides() throws(TableFault) {
    try TableSettingRules.check(sseSpecificationOverride)
    var names: Set<String> = []
    let requested =
      (localSecondaryIndexOverride ?? []).map(\.indexName)
      + (globalSecondaryIndexOverride ?? []).map(\.indexName)
      + (vectorIndexOverride ?? []).map(\.indexName)
    for case let name? in requested where !names.insert(name).inserted {
      throw .duplicateIndex(name)
    }
  }
}
