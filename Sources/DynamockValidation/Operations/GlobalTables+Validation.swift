package import DynamockModel

// Global tables of version 2017.11.29, which AWS has closed: nothing can be created, and nothing
// exists ([ack-quirks] DDB-GLOBALTABLE-002 and DDB-GLOBALTABLESETTINGS-001, 2026-10-09).

extension GlobalTableRequest {
  /// Validates a CreateGlobalTable, which AWS rejects after the constraints.
  package init(validating input: CreateGlobalTableInput) throws(DynamoDBError) {
    try self.init(input.globalTableName, in: input)
    throw .closedVersion
  }

  /// Validates an UpdateGlobalTable; AWS rejects additions like new tables, and finds no table to
  /// remove anything from.
  package init(validating input: UpdateGlobalTableInput) throws(DynamoDBError) {
    try self.init(input.globalTableName, in: input)
    let updates = input.replicaUpdates ?? []
    guard !updates.isEmpty, updates.allSatisfy({ ($0.create == nil) != ($0.delete == nil) }) else {
      throw DynamoDBError(.control(.invalidReplicaUpdates), in: Dialect.current.controlPlane)
    }
    if updates.contains(where: { $0.create != nil }) { throw .closedVersion }
  }

  /// Validates a DescribeGlobalTable by every rule that needs only the request.
  package init(validating input: DescribeGlobalTableInput) throws(DynamoDBError) {
    try self.init(input.globalTableName, in: input)
  }

  /// Validates a DescribeGlobalTableSettings by every rule that needs only the request.
  package init(validating input: DescribeGlobalTableSettingsInput) throws(DynamoDBError) {
    try self.init(input.globalTableName, in: input)
  }

  /// Validates an UpdateGlobalTableSettings by every rule that needs only the request.
  package init(validating input: UpdateGlobalTableSettingsInput) throws(DynamoDBError) {
    try self.init(input.globalTableName, in: input)
  }

  private init(_ name: String?, in input: some ModelChecked) throws(DynamoDBError) {
    try ConstraintCheck.controlPlane(input)
    self.init(name: name ?? "")
  }
}

extension ListGlobalTablesRequest {
  /// Validates a ListGlobalTables by every rule that needs only the request.
  package init(validating input: ListGlobalTablesInput) throws(DynamoDBError) {
    try ConstraintCheck.controlPlane(input)
    self.init()
  }
}

extension DynamoDBError {
  fileprivate static var closedVersion: DynamoDBError {
    DynamoDBError(.control(.closedVersion), in: Dialect.current.controlPlane)
  }
}

extension ConstraintCheck {
  /// Applies the model's constraints to an input of the control plane.
  static func controlPlane(_ input: some ModelChecked) throws(DynamoDBError) {
    var check = ConstraintCheck()
    check.model(input)
    do throws(RequestFault) {
      try check.finish()
    } catch {
      throw DynamoDBError(error, in: Dialect.current.controlPlane)
    }
  }
}
