import DynamockModel
import DynamockTesting
import Testing

/// Tests errors of updates and deletions while a table or its indexes are changing.
@Suite("Waiting for a table's changes")
struct TableWaitTests {
  @Test("an update waits for running changes", arguments: Setting.stores, Waits.all)
  func waits(_ setting: Setting, _ row: Waits) async throws {
    try await Throwaway.run(setting, settings: TableStateTests.settings) { throwaway in
      try await throwaway.prepare([row.table])
      throwaway.clock.advance(by: .seconds(10))
      try await throwaway.prepare(row.given)
      throwaway.clock.advance(by: .seconds(row.seconds))
      row.expected.check(try await throwaway.send(row.call), row.name)
    }
  }
}

/// Changes in progress on a table with the provisioned index `by-g`.
struct Waits: Sendable, CustomTestStringConvertible {
  let name: String
  let source: Source
  let table: Call
  let given: [Call]
  let seconds: Int
  let call: Call
  let expected: Expected
  var testDescription: String { name }

  init(
    _ name: String, _ source: Source, on table: Call = UpdateTableTests.provisioned,
    _ given: [Call], after seconds: Int = 1, _ call: Call, _ expected: Expected
  ) {
    (self.name, self.source, self.table) = (name, source, table)
    (self.given, self.seconds, self.call, self.expected) = (given, seconds, call, expected)
  }

  static func inUse(_ detail: String) -> Expected {
    .fails(
      "ResourceInUseException", "Attempt to change a resource which is still in use: " + detail)
  }

  static func change(_ index: String, to units: Int) -> Call {
    UpdateTableTests.update(
      #""GlobalSecondaryIndexUpdates":[{"Update":{"IndexName":"\#(index)","ProvisionedThroughput":"#
        + #"{"ReadCapacityUnits":\#(units),"WriteCapacityUnits":\#(units)}}}]"#)
  }

  static let onDemandTable = Call.table(
    key: "p:S", defined: ["g:S"], with: Call.global(Call.index("by-g", "g")))

  static func limits(_ units: Int) -> Call {
    UpdateTableTests.update(
      #""GlobalSecondaryIndexUpdates":[{"Update":{"IndexName":"by-g","OnDemandThroughput":"#
        + #"{"MaxReadRequestUnits":\#(units)}}}]"#)
  }

  static let create = UpdateTableTests.create(
    Call.index("by-h", "h").dropLast()
      + #","ProvisionedThroughput":{"ReadCapacityUnits":5,"WriteCapacityUnits":5}}"#,
    defined: "h:S")
  static let units = UpdateTableTests.update(
    #""ProvisionedThroughput":{"ReadCapacityUnits":9,"WriteCapacityUnits":9}"#)
  static let onDemand = UpdateTableTests.update(#""BillingMode":"PAY_PER_REQUEST""#)
  static let stream = UpdateTableTests.update(
    #""StreamSpecification":{"StreamEnabled":true,"StreamViewType":"KEYS_ONLY"}"#)
  static let protect = UpdateTableTests.update(#""DeletionProtectionEnabled":false"#)
  static let deletion = UpdateTableTests.delete("by-g")
  static let updated = Expected.contains(#"{"TableDescription":{"TableName":"Main"}}"#)
  static let indexesChange = inUse(
    "Cannot delete table while indexes are being created, updated, or deleted.")

  static let all: [Waits] = [
    Waits(
      "an index that is not being filled yet cannot be deleted", .lab, [create],
      UpdateTableTests.delete("by-h"),
      inUse(
        "Index creation is in resource allocation phase. Retry deletion during backfilling phase or "
          + "when the index is active. Table: Main Index: by-h")),
    Waits(
      "an index that is being filled can be deleted", .lab, [create], after: 6,
      UpdateTableTests.delete("by-h"),
      updated),
    Waits(
      "its units cannot change until it is being filled", .lab, [create], change("by-h", to: 6),
      inUse("Index is being created but is not backfilling yet. Table: Main Index: by-h")),
    Waits("those of another index can change", .lab, [create], change("by-g", to: 6), updated),
    Waits(
      "the table's units cannot change either", .lab, [create], units,
      inUse("Can't change table IOPS when an index is being created. Table: Main Indexes: [by-h]")),
    Waits(
      "the table's units can change once the index is being filled", .lab, [create], after: 6,
      units, updated),
    Waits("deletion protection can change", .lab, [create], protect, updated),
    Waits(
      "another index cannot be deleted", .lab, [create], after: 6, deletion,
      .fails("LimitExceededException", UpdateTableTests.oneAtATime)),
    Waits(
      "a table with an index in creation cannot be deleted", .lab, [create],
      DeleteTableTests.delete,
      indexesChange),
    Waits(
      "the table's units cannot change until an index is deleted", .lab, [deletion], units,
      inUse("Can't change table IOPS when an index is being deleted. Table: Main Indexes: [by-g]")),
    Waits(
      "the billing mode cannot change either", .lab, [deletion], onDemand,
      inUse("Can't change table IOPS when an index is being deleted. Table: Main Indexes: [by-g]")),
    Waits(
      "an index that is being deleted cannot be deleted again", .lab, [deletion], deletion,
      inUse("Index is being deleted. Table: Main Index: by-g")),
    Waits(
      "an index that is changing cannot be changed again", .lab, [change("by-g", to: 6)],
      change("by-g", to: 7), inUse("Index is being updated. Table: Main Index: by-g")),
    Waits(
      "other limits wait for a changing index", .lab, on: onDemandTable, [limits(6)],
      limits(7), inUse("Index is being updated. Table: Main Index: by-g")),
    Waits(
      "the same limits are accepted", .lab, on: onDemandTable, [limits(6)], limits(6),
      .contains(
        #"{"TableDescription":{"GlobalSecondaryIndexes":[{"IndexStatus":"UPDATING"}]}}"#)),
    Waits(
      "its table is ACTIVE", .lab, [change("by-g", to: 6)], .describe(),
      .contains(
        #"{"Table":{"TableStatus":"ACTIVE","GlobalSecondaryIndexes":[{"IndexStatus":"UPDATING"}]}}"#
      )
    ),
    Waits(
      "units wait for units", .lab, [units],
      UpdateTableTests.update(
        #""ProvisionedThroughput":{"ReadCapacityUnits":8,"WriteCapacityUnits":9}"#),
      inUse("Table IOPS are currently being updated. Table: Main")),
    Waits(
      "a stream waits for units", .lab, [units], stream,
      inUse("Can't enable or disable stream while table IOPS are being updated. Table: Main")),
    Waits(
      "indexes wait for units", .lab, [units], deletion,
      inUse("Can't create or delete indexes while table IOPS are being updated. Table: Main")),
    Waits("deletion protection does not", .lab, [units], protect, updated),
    Waits(
      "a table cannot go while its stream changes", .lab, [stream], DeleteTableTests.delete,
      inUse("Cannot delete table while stream is being enabled/disabled.")),
  ]
}
