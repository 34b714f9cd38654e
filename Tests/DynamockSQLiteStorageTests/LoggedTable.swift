import Dynamock
import DynamockModel

extension DynamockDatabase {
  /// Creates a table with recovery, whose changes are logged.
  /// - Parameter type: the type of its key `id`.
  func createLoggedTable(_ name: String = "Notes", key type: ScalarAttributeType = .s) async throws
  {
    _ = try await createTable(
      CreateTableInput(
        attributeDefinitions: [AttributeDefinition(attributeName: "id", attributeType: type)],
        tableName: name, keySchema: [KeySchemaElement(attributeName: "id", keyType: .hash)],
        billingMode: .payPerRequest))
    try await setRecovery(true, of: name)
  }

  /// Switches a table's recovery on or off.
  func setRecovery(_ isEnabled: Bool, of table: String = "Notes") async throws {
    _ = try await updateContinuousBackups(
      UpdateContinuousBackupsInput(
        tableName: table,
        pointInTimeRecoverySpecification: PointInTimeRecoverySpecification(
          pointInTimeRecoveryEnabled: isEnabled)))
  }
}
