import DynamockTesting
import Testing

@Suite("UpdateTable")
struct UpdateTableTests {
  @Test("changes indexes", arguments: Setting.all, indexes)
  func checkIndexes(_ setting: Setting, _ row: Row) async throws { try await row.run(setting) }

  @Test("changes throughput, billing and settings", arguments: Setting.stores, settings)
  func checkSettings(_ setting: Setting, _ row: Row) async throws { try await row.run(setting) }

  @Test("rejects invalid values", arguments: Setting.stores, refusals)
  func checkRefusals(_ setting: Setting, _ row: Row) async throws { try await row.run(setting) }

  @Test("fails for invalid on-demand limits, and changes nothing", arguments: Setting.stores)
  func emptyLimits(_ setting: Setting) async throws {
    // [stackd-captures], on_demand_limits, two captures (us-east-1, 2026-09-18): HTTP 500, and a
    // body that contains only the type.
    try await Throwaway.run(setting) { throwaway in
      try await throwaway.prepare([
        .hashTable, Self.update(#""OnDemandThroughput":{"MaxReadRequestUnits":5}"#),
      ])
      let answer = try await throwaway.send(Self.update(#""OnDemandThroughput":{}"#))
      #expect(answer.text == #"500 {"__type":"com.amazon.coral.service#InternalFailure"}"#)
      let table = try await throwaway.send(.describe())
      Expected.contains(
        #"{"Table":{"TableStatus":"ACTIVE","OnDemandThroughput":{"MaxReadRequestUnits":5}}}"#
      ).check(table, "nothing has changed")
    }
  }

  static func update(_ members: String) -> Call {
    Call("UpdateTable", #"{"TableName":"Main",\#(members)}"#)
  }

  static func create(_ indexes: String..., defined: String = "g:S") -> Call {
    let creations = indexes.map { #"{"Create":\#($0)}"# }.joined(separator: ",")
    let parts = defined.split(separator: ":")
    return update(
      #""AttributeDefinitions":[{"AttributeName":"\#(parts[0])","AttributeType":"\#(parts[1])"}],"#
        + #""GlobalSecondaryIndexUpdates":[\#(creations)]"#)
  }

  static func delete(_ names: String...) -> Call {
    let deletions = names.map { #"{"Delete":{"IndexName":"\#($0)"}}"# }.joined(separator: ",")
    return update(#""GlobalSecondaryIndexUpdates":[\#(deletions)]"#)
  }

  static let filled: [Call] = [
    .hashTable, .put(#"{"p":{"S":"a"},"g":{"S":"x"},"v":{"S":"V"}}"#),
    .put(#"{"p":{"S":"b"},"g":{"S":"x"}}"#), .put(#"{"p":{"S":"c"},"g":{"N":"1"}}"#),
    .put(#"{"p":{"S":"d"},"g":{"S":""}}"#),
    .put(#"{"p":{"S":"e"},"g":{"S":"\#(String(repeating: "x", count: 2_049))"}}"#),
    .put(#"{"p":{"S":"f"}}"#),
  ]
  static let byG = create(Call.index("by-g", "g"))
  static let query = Call.query(
    "g = :g", #""IndexName":"by-g","ExpressionAttributeValues":{":g":{"S":"x"}}"#)

  static let indexes: [Row] = [
    Row(
      "a new index is CREATING in the response, and not yet filled", .guide, filled, byG,
      .contains(
        #"{"TableDescription":{"TableStatus":"UPDATING","GlobalSecondaryIndexes":["#
          + #"{"IndexName":"by-g","IndexStatus":"CREATING","Backfilling":false}],"#
          + #""AttributeDefinitions":[{"AttributeName":"g"},{"AttributeName":"p"}]}}"#)),
    Row(
      "a new index contains existing items, except those with values that cannot be keys",
      .alternator,
      filled + [byG], query,
      .contains(
        #"{"Count":2,"Items":["(any order)",{"p":{"S":"a"},"v":{"S":"V"}},{"p":{"S":"b"}}]}"#)),
    Row(
      "the figures of a new index count its entries", .guide, filled + [byG], .describe(),
      .contains(
        #"{"Table":{"TableStatus":"ACTIVE","GlobalSecondaryIndexes":[{"IndexName":"by-g","#
          + #""IndexStatus":"ACTIVE","ItemCount":2,"IndexSizeBytes":10}]}}"#)),
    Row(
      "a new index follows later writes", .guide,
      filled + [byG, .put(#"{"p":{"S":"h"},"g":{"S":"x"}}"#), .delete(#"{"p":{"S":"a"}}"#)], query,
      .contains(#"{"Items":["(any order)",{"p":{"S":"b"}},{"p":{"S":"h"}}]}"#)),
    Row(
      "an invalid item from before the index may be deleted", .guide,
      filled + [byG, .delete(#"{"p":{"S":"c"}}"#), .delete(#"{"p":{"S":"d"}}"#)], .describe(),
      .contains(#"{"Table":{"ItemCount":4,"GlobalSecondaryIndexes":[{"ItemCount":2}]}}"#)),
    Row(
      "an invalid item from before the index cannot be put again unchanged", .alternator,
      filled + [byG],
      .put(#"{"p":{"S":"c"},"g":{"N":"1"}}"#),
      .invalid(
        Words.invalid + "Type mismatch for Index Key g Expected: S Actual: N IndexName: by-g")),
    Row(
      "a deleted index is DELETING in the response", .guide, filled + [byG], delete("by-g"),
      .contains(
        #"{"TableDescription":{"GlobalSecondaryIndexes":[{"IndexName":"by-g","#
          + #""IndexStatus":"DELETING"}]}}"#)),
    Row(
      "a deleted index disappears with its attribute definition", .guide,
      filled + [byG, delete("by-g")],
      .describe(),
      .contains(
        #"{"Table":{"GlobalSecondaryIndexes":"(absent)","#
          + #""AttributeDefinitions":[{"AttributeName":"p","AttributeType":"S"}]}}"#)),
    Row(
      "a deleted index cannot be queried", .dynalite, filled + [byG, delete("by-g")], query,
      .invalid("The table does not have the specified index: by-g")),
    Row(
      "a deleted index may be created again with another key", .guide,
      filled + [byG, delete("by-g"), create(Call.index("by-g", "g"), defined: "g:N")],
      .query("g = :g", #""IndexName":"by-g","ExpressionAttributeValues":{":g":{"N":"1"}}"#),
      .contains(#"{"Count":1,"Items":[{"p":{"S":"c"}}]}"#)),
  ]

  static let provisioned = Call.table(
    key: "p:S", defined: ["g:S"], provisioned: true,
    with: #""GlobalSecondaryIndexes":["#
      + Call.index("by-g", "g").dropLast()
      + #","ProvisionedThroughput":{"ReadCapacityUnits":5,"WriteCapacityUnits":5}}]"#)

  static let settings: [Row] = [
    Row(
      "a change of throughput is returned with its time", .guide,
      [
        .table(key: "p:S", provisioned: true),
        update(#""ProvisionedThroughput":{"ReadCapacityUnits":9,"WriteCapacityUnits":4}"#),
      ], .describe(),
      .contains(
        #"{"Table":{"TableStatus":"ACTIVE","ProvisionedThroughput":{"ReadCapacityUnits":9,"#
          + #""WriteCapacityUnits":4,"NumberOfDecreasesToday":1,"LastIncreaseDateTime":"(any)","#
          + #""LastDecreaseDateTime":"(any)"}}}"#)),
    Row(
      "an index's throughput can be changed separately", .guide,
      [
        provisioned,
        update(
          #""GlobalSecondaryIndexUpdates":[{"Update":{"IndexName":"by-g","ProvisionedThroughput":"#
            + #"{"ReadCapacityUnits":7,"WriteCapacityUnits":7}}}]"#),
      ], .describe(),
      .contains(
        #"{"Table":{"ProvisionedThroughput":{"ReadCapacityUnits":5},"GlobalSecondaryIndexes":["#
          + #"{"ProvisionedThroughput":{"ReadCapacityUnits":7,"WriteCapacityUnits":7}}]}}"#)),
    Row(
      "a switch to on-demand clears the throughput of table and indexes", .guide,
      [provisioned, update(#""BillingMode":"PAY_PER_REQUEST""#)], .describe(),
      .contains(
        #"{"Table":{"BillingModeSummary":{"BillingMode":"PAY_PER_REQUEST"},"#
          + #""ProvisionedThroughput":{"ReadCapacityUnits":0,"WriteCapacityUnits":0},"#
          + #""GlobalSecondaryIndexes":[{"ProvisionedThroughput":{"ReadCapacityUnits":0}}]}}"#)),
    Row(
      "a switch to provisioned keeps the summary of the mode", .guide,
      [
        .hashTable,
        update(
          #""BillingMode":"PROVISIONED","ProvisionedThroughput":{"ReadCapacityUnits":3,"#
            + #""WriteCapacityUnits":3}"#),
      ], .describe(),
      .contains(
        #"{"Table":{"BillingModeSummary":{"BillingMode":"PROVISIONED"},"#
          + #""ProvisionedThroughput":{"ReadCapacityUnits":3}}}"#)),
    Row(
      "on-demand limits are merged, and -1 removes one", .dynoxide,
      [
        .table(
          key: "p:S",
          with: #""OnDemandThroughput":{"MaxReadRequestUnits":7,"MaxWriteRequestUnits":8}"#),
        update(#""OnDemandThroughput":{"MaxReadRequestUnits":-1}"#),
      ], .describe(),
      .contains(
        #"{"Table":{"OnDemandThroughput":{"MaxReadRequestUnits":"(absent)","#
          + #""MaxWriteRequestUnits":8}}}"#)),
    Row(
      "deletion protection can be turned on", .guide,
      [.hashTable, update(#""DeletionProtectionEnabled":true"#)], .describe(),
      .contains(#"{"Table":{"DeletionProtectionEnabled":true}}"#)),
    Row(
      "a change of the table class is returned with its time", .guide,
      [.hashTable, update(#""TableClass":"STANDARD_INFREQUENT_ACCESS""#)], .describe(),
      .contains(
        #"{"Table":{"TableClassSummary":{"TableClass":"STANDARD_INFREQUENT_ACCESS","#
          + #""LastUpdateDateTime":"(any)"}}}"#)),
  ]

  static let refusals: [Row] = [
    Row(
      "a missing table cannot be updated", .parity, [],
      update(#""DeletionProtectionEnabled":true"#),
      .fails("ResourceNotFoundException", "Requested resource not found: Table: Main not found")),
    Row(
      "only one index may be created at a time", .dynalite, filled,
      create(Call.index("one", "g"), Call.index("two", "g")),
      .fails("LimitExceededException", oneAtATime)),
    Row(
      "only one index may be deleted at a time", .dynalite,
      filled + [byG, create(Call.index("two", "g"))],
      delete("by-g", "two"), .fails("LimitExceededException", oneAtATime)),
    Row(
      "several indexes are rejected before the indexes are looked up", .alternator, filled,
      delete("one", "two"), .fails("LimitExceededException", oneAtATime)),
    Row(
      "one index must not be created while an unknown one is deleted", .alternator, filled,
      update(
        #""AttributeDefinitions":[{"AttributeName":"g","AttributeType":"S"}],"#
          + #""GlobalSecondaryIndexUpdates":[{"Create":\#(Call.index("one", "g"))},"#
          + #"{"Delete":{"IndexName":"two"}}]"#), .fails("LimitExceededException", oneAtATime)),
    Row(
      "a local index cannot be deleted", .lab,
      [
        .table(key: "p:S", "s:S", defined: ["l:S"], with: Call.local(Call.index("by-l", "p", "l")))
      ],
      delete("by-l"),
      .invalid("Cannot delete an index that is not a GlobalSecondaryIndex: by-l")),
    Row(
      "a local index cannot change", .lab,
      [
        .table(key: "p:S", "s:S", defined: ["l:S"], with: Call.local(Call.index("by-l", "p", "l")))
      ],
      update(
        #""GlobalSecondaryIndexUpdates":[{"Update":{"IndexName":"by-l","#
          + #""OnDemandThroughput":{"MaxReadRequestUnits":5}}}]"#),
      .invalid("Cannot update an index that is not a GlobalSecondaryIndex: by-l")),
    Row(
      "an existing index cannot be created again", .dynalite, filled + [byG], byG,
      .invalid("Attempting to create an index which already exists")),
    Row(
      "a missing index cannot be deleted", .alternator, filled, delete("by-g"),
      .fails(
        "ResourceNotFoundException", "Requested resource not found: Index by-g for table Main")),
    Row(
      "a missing index cannot have too many units", .dynalite, [provisioned],
      update(
        #""GlobalSecondaryIndexUpdates":[{"Update":{"IndexName":"abc","ProvisionedThroughput":"#
          + #"{"ReadCapacityUnits":1000000000000,"WriteCapacityUnits":1000000000001}}}]"#),
      .invalid(
        "This operation cannot be performed with given input values. Please contact DynamoDB "
          + "service team for more info: Action Blocked: IndexUpdate")),
    Row(
      "a change to provisioned units gives them to each index", .dynalite,
      [
        .table(
          key: "p:S", defined: ["g:S"],
          with: Call.global(Call.index("index3", "g"), Call.index("index4", "g", "p")))
      ],
      update(
        #""BillingMode":"PROVISIONED","ProvisionedThroughput":{"ReadCapacityUnits":5,"#
          + #""WriteCapacityUnits":5}"#),
      .invalid(
        "One or more parameter values were invalid: ProvisionedThroughput must be specified for "
          + "index: index3,index4")),
    Row(
      "a table has at most twenty indexes", .lab,
      [
        .table(
          key: "p:S", defined: ["g:S"],
          with: #""GlobalSecondaryIndexes":["#
            + (1...20).map { Call.index("index-\($0)", "g") }.joined(separator: ",") + "]")
      ], byG,
      .fails(
        "LimitExceededException",
        "Subscriber limit exceeded: Number of global secondary indexes exceeds per-table limit of "
          + "20")),
    Row(
      "an attribute keeps its type", .alternator, filled,
      create(Call.index("by-p", "p"), defined: "p:N"),
      .invalid(
        Words.invalid + "Attributes cannot be redefined. Please check that your attribute has the "
          + "same type as previously defined. Existing schema: "
          + "Schema:[SchemaElement: key{p:S:HASH}] New schema: Schema:[SchemaElement: "
          + "key{p:N:HASH}]")),
    Row(
      "unchanged throughput is rejected", .dynalite,
      [.table(key: "p:S", provisioned: true)],
      update(#""ProvisionedThroughput":{"ReadCapacityUnits":5,"WriteCapacityUnits":5}"#),
      .invalid(
        "The provisioned throughput for the table will not change. The requested value equals the "
          + "current value. Current ReadCapacityUnits provisioned for the table: 5. Requested "
          + "ReadCapacityUnits: 5. Current WriteCapacityUnits provisioned for the table: 5. "
          + "Requested WriteCapacityUnits: 5. Refer to the Amazon DynamoDB Developer Guide for "
          + "current limits and how to request higher limits.")),
  ]

  static let oneAtATime =
    "Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per "
    + "table"

  @Test("a new index of a large table is filled completely", arguments: Setting.stores)
  func largeBackfill(_ setting: Setting) async throws {
    try await Throwaway.run(setting) { throwaway in
      try await throwaway.prepare([.hashTable])
      for batch in 0..<100 {
        let puts = (0..<25).map {
          #"{"PutRequest":{"Item":{"p":{"S":"\#(batch * 25 + $0)"},"g":{"S":"x"}}}}"#
        }
        try await throwaway.prepare([
          Call("BatchWriteItem", #"{"RequestItems":{"Main":[\#(puts.joined(separator: ","))]}}"#)
        ])
      }
      try await throwaway.prepare([Self.byG])
      let answer = try await throwaway.send(.scan(#""IndexName":"by-g","Select":"COUNT""#))
      #expect(answer["Count"]?.double == 2_500)
    }
  }
}
