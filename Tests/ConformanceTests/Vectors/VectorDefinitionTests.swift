import DynamockTesting
import Testing

/// Tests the definitions of vector indexes in CreateTable and UpdateTable.
@Suite("Definitions of vector indexes")
struct VectorDefinitionTests {
  @Test("are accepted and described", arguments: Setting.all, accepted)
  func checkAccepted(_ setting: Setting, _ row: Row) async throws { try await row.run(setting) }

  @Test("are rejected in a new table", arguments: Setting.all, refused)
  func checkRefused(_ setting: Setting, _ row: Row) async throws { try await row.run(setting) }

  @Test("are added and deleted by UpdateTable", arguments: Setting.all, updates)
  func checkUpdates(_ setting: Setting, _ row: Row) async throws { try await row.run(setting) }

  private static let plain = Vectors.index("vix")

  static let accepted: [Row] = [
    Row(
      "an index is described with its definition and figures", .extenddb,
      [
        Vectors.table(
          defined: ["t:S", "y:N"],
          Vectors.index(
            "vix", hash: "t", filters: ["y"],
            projection: #"{"ProjectionType":"INCLUDE","NonKeyAttributes":["a"]}"#)),
        .put(Vectors.item("a", "1", "0", "0", with: #""t":{"S":"x"},"z":{"S":"zzz"}"#)),
      ], .describe(),
      .contains(
        #"{"Table":{"TableStatus":"ACTIVE","VectorIndexes":[{"IndexName":"vix","#
          + #""IndexStatus":"ACTIVE","Dimensions":3,"DistanceFunction":"COSINE","#
          + #""VectorAttribute":{"AttributeName":"e"},"Backfilling":"(absent)","#
          + #""Projection":{"ProjectionType":"INCLUDE","NonKeyAttributes":["a"]},"#
          + #""SearchSchema":[{"AttributeName":"t","SearchSchemaElementType":"HASH"},"#
          + #"{"AttributeName":"y","SearchSchemaElementType":"INLINE_FILTER"}],"#
          + #""IndexArn":"(any)","ItemCount":1,"IndexSizeBytes":17}]}}"#)),
    Row(
      "the response to CreateTable has the index as CREATING", .guide, [], Vectors.table(plain),
      .contains(
        #"{"TableDescription":{"VectorIndexes":[{"IndexName":"vix","IndexStatus":"CREATING","#
          + #""Backfilling":"(absent)"}]}}"#)),
    Row(
      "two indexes may be wholly alike", .parity, [],
      Vectors.table(Vectors.index("one"), Vectors.index("two")),
      .contains(#"{"TableDescription":{"VectorIndexes":[{},{}]}}"#)),
    Row(
      "a fraction of dimensions is cut off", .parity, [],
      Vectors.table(plain.replacing("\"Dimensions\":3", with: "\"Dimensions\":6.7")),
      .contains(#"{"TableDescription":{"VectorIndexes":[{"Dimensions":6}]}}"#)),
    Row(
      "4,096 dimensions", .guide, [], Vectors.table(Vectors.index("vix", 4_096)),
      .contains(#"{"TableDescription":{"VectorIndexes":[{"Dimensions":4096}]}}"#)),
    Row(
      "a table without vector indexes has none in its description", .guide, [.hashTable],
      .describe(), .contains(#"{"Table":{"VectorIndexes":"(absent)"}}"#)),
  ]

  static let refused: [Row] = [
    Row(
      "a provisioned table", .parity, [],
      .table(key: "p:S", provisioned: true, with: Vectors.member(plain)),
      .invalid(Vectors.onDemandOnly)),
    Row(
      "4,097 dimensions", .parity, [], Vectors.table(Vectors.index("vix", 4_097)),
      .invalid(Words.invalid + "Number of dimensions must be between 1 and 4096 inclusive.")),
    Row(
      "no dimensions", .model, [], Vectors.table(Vectors.index("vix", 0)),
      .invalid(
        Words.detected + "Value '0' at 'vectorIndexes.1.member.dimensions' failed to satisfy "
          + "constraint: Member must have value greater than or equal to 1")),
    Row(
      "dimensions as a string", .parity, [],
      Vectors.table(plain.replacing("\"Dimensions\":3", with: "\"Dimensions\":\"3\"")),
      .failsWith("SerializationException", "{}")),
    Row(
      "another distance function, since enumerations are case-sensitive", .parity, [],
      Vectors.table(Vectors.index("vix", 3, "cosine")),
      .invalid(
        Words.detected + "Value 'cosine' at 'vectorIndexes.1.member.distanceFunction' failed to "
          + "satisfy constraint: Member must satisfy enum value set: [COSINE, DOT_PRODUCT, "
          + "EUCLIDEAN]")),
    Row(
      "an empty SearchSchema", .model, [],
      Vectors.table(plain.dropLast() + #","SearchSchema":[]}"#),
      .invalid(
        Words.detected + "Value '[]' at 'vectorIndexes.1.member.searchSchema' failed to satisfy "
          + "constraint: Member must have length greater than or equal to 1")),
    Row(
      "a name of two characters", .model, [], Vectors.table(Vectors.index("ab")),
      .invalid(
        Words.detected + "Value 'ab' at 'vectorIndexes.1.member.indexName' failed to satisfy "
          + "constraint: Member must have length greater than or equal to 3")),
    Row(
      "an attribute of SearchSchema without a definition", .parity, [],
      Vectors.table(Vectors.index("vix", hash: "t")),
      .invalid(
        Words.invalid + "One element in SearchSchema is not defined in attribute definitions")),
    Row(
      "a definition that nothing uses", .parity, [], Vectors.table(defined: ["t:S"], plain),
      .invalid(
        Words.invalid + "Number of attributes in KeySchema does not exactly match number of "
          + "attributes defined in AttributeDefinitions")),
    Row(
      "two HASH elements (the message is not captured)", .unknown, [],
      Vectors.table(
        defined: ["t:S", "u:S"],
        plain.dropLast()
          + #","SearchSchema":[\#(Vectors.element("t", "HASH")),\#(Vectors.element("u", "HASH"))]}"#
      ),
      .invalid(Words.invalid + "SearchSchema must not have more than one HASH element")),
    Row(
      "19 filters (the message is not captured)", .unknown, [],
      Vectors.table(
        defined: nineteen.map { "\($0):S" }, Vectors.index("vix", filters: nineteen)),
      .invalid(Words.invalid + "SearchSchema must not have more than 18 INLINE_FILTER elements")),
    Row(
      "an attribute twice (the message is not captured)", .unknown, [],
      Vectors.table(defined: ["t:S"], Vectors.index("vix", hash: "t", filters: ["t"])),
      .invalid(Words.invalid + "SearchSchema must not have an attribute twice")),
    Row(
      "six indexes", .parity, [],
      Vectors.table(
        Vectors.index("one"), Vectors.index("two"), Vectors.index("three"), Vectors.index("four"),
        Vectors.index("five"), Vectors.index("six")),
      .invalid(Words.invalid + "VectorIndex count exceeds the per-table limit of 5")),
    Row(
      "one attribute with two dimensions", .parity, [],
      Vectors.table(Vectors.index("one", 3), Vectors.index("two", 4)),
      .invalid(
        Words.invalid + "Conflicting attribute definition for 'e'. All VectorIndexes on the same "
          + "vector attribute must use the same dimensions.")),
    Row(
      "a vector attribute that is the key", .extenddb, [],
      Vectors.table(Vectors.index("vix", of: "p")),
      .invalid(
        Words.invalid
          + "Conflicting attribute definition for 'p'. An attribute cannot be defined in "
          + "AttributeDefinitions when used as a VectorAttribute.")),
    Row(
      "a name that a global index has", .alternator, [],
      .table(
        key: "p:S", with: Call.global(Call.index("vix", "p")) + "," + Vectors.member(plain)),
      .invalid(Words.invalid + "Duplicate index name: vix")),
    Row(
      "a projection with attributes that is not INCLUDE", .parity, [],
      Vectors.table(
        Vectors.index(
          "vix", projection: #"{"ProjectionType":"ALL","NonKeyAttributes":["a"]}"#)),
      .invalid(Words.invalid + "ProjectionType is ALL, but NonKeyAttributes is specified")),
    Row(
      "20 projected attributes, since the vector counts (the message is partly captured)",
      .alternator,
      [],
      Vectors.table(
        Vectors.index(
          "vix",
          projection: #"{"ProjectionType":"INCLUDE","NonKeyAttributes":["#
            + (0..<20).map { "\"a\($0)\"" }.joined(separator: ",") + "]}")),
      .invalid(
        Words.invalid
          + "Number of projected attributes in VectorIndex exceeds the per-index limit of "
          + "20, the vector included")),
  ]

  private static let nineteen = (1...19).map { "f\($0)" }

  private static func refusal(_ name: String, _ message: String) -> Expected {
    .fails(name, message)
  }

  static let updates: [Row] = [
    Row(
      "a new index of a table with items finds them", .guide,
      [
        .hashTable, .put(Vectors.item("a", "1", "0", "0")), .put(Vectors.item("b", "0", "1", "0")),
        .put(#"{"p":{"S":"c"},"e":{"S":"no vector"}}"#), Vectors.update(Vectors.create(plain)),
      ], Vectors.search(),
      .equals(
        #"{"SearchResults":[{"Item":{"p":{"S":"a"}},"Score":0},{"Item":{"p":{"S":"b"}},"Score":1}]}"#
      )),
    Row(
      "the response has the index as CREATING and not yet backfilling", .guide, [.hashTable],
      Vectors.update(Vectors.create(plain)),
      .contains(
        #"{"TableDescription":{"TableStatus":"UPDATING","VectorIndexes":[{"IndexName":"vix","#
          + #""IndexStatus":"CREATING","Backfilling":false}]}}"#)),
    Row(
      "a deleted index is gone", .guide,
      [Vectors.table(plain), Vectors.update(Vectors.delete("vix"))],
      Vectors.search(), .invalid("The table does not have the specified index: vix")),
    Row(
      "the definitions of a deleted index are gone", .guide,
      [
        Vectors.table(defined: ["t:S"], Vectors.index("vix", hash: "t")),
        Vectors.update(Vectors.delete("vix")),
      ], .describe(),
      .contains(
        #"{"Table":{"VectorIndexes":"(absent)","#
          + #""AttributeDefinitions":[{"AttributeName":"p","AttributeType":"S"}]}}"#)),
    Row(
      "an index with a name that exists", .parity, [Vectors.table(plain)],
      Vectors.update(Vectors.create(plain)),
      .invalid("Attempting to create an index which already exists")),
    Row(
      "a global index with the name of a vector index", .alternator, [Vectors.table(plain)],
      Call(
        "UpdateTable",
        #"{"TableName":"Main","AttributeDefinitions":[{"AttributeName":"g","AttributeType":"S"}],"#
          + #""GlobalSecondaryIndexUpdates":[{"Create":\#(Call.index("vix", "g"))}]}"#),
      .invalid("Attempting to create an index which already exists")),
    Row(
      "two changes", .parity, [Vectors.table(plain)],
      Vectors.update(Vectors.create(Vectors.index("two")), Vectors.delete("vix")),
      refusal("LimitExceededException", Vectors.oneAtATime)),
    Row(
      "a change of a vector index and of a global index", .alternator, [Vectors.table(plain)],
      Vectors.update(
        Vectors.create(Vectors.index("two")),
        with: #""AttributeDefinitions":[{"AttributeName":"g","AttributeType":"S"}],"#
          + #""GlobalSecondaryIndexUpdates":[{"Create":\#(Call.index("gix", "g"))}]"#),
      refusal("LimitExceededException", Vectors.oneAtATime)),
    Row(
      "a sixth", .parity,
      [
        Vectors.table(
          Vectors.index("one"), Vectors.index("two"), Vectors.index("three"),
          Vectors.index("four"), Vectors.index("five"))
      ], Vectors.update(Vectors.create(Vectors.index("six"))),
      refusal(
        "LimitExceededException",
        "Subscriber limit exceeded: Number of vector secondary indexes exceeds per-table limit of 5"
      )),
    Row(
      "a key attribute as vector", .parity, [.table(key: "a:S")],
      Vectors.update(Vectors.create(Vectors.index("vix", of: "a"))),
      .invalid(
        Words.invalid + "Attributes cannot be redefined. Please check that your attribute has the "
          + "same type as previously defined. Existing schema: Schema:[SchemaElement: "
          + "key{a:S:HASH}] New schema: VectorIndexSchema:[VectorAttribute: key{a:L:3}]")),
    Row(
      "an empty list", .alternator, [.hashTable], Vectors.update(),
      .invalid(
        "At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, "
          + "GlobalSecondaryIndexUpdates, SSESpecification, ReplicaUpdates, "
          + "MultiAccountReplicaReady, ReplicaTransitRoleArn, MultiRegionConsistency, "
          + "DeletionProtectionEnabled, OnDemandThroughput, WarmThroughput or TableClass is required"
      )),
    Row(
      "an action that does not exist", .alternator, [Vectors.table(plain)],
      Vectors.update(#"{"Update":{"IndexName":"vix"}}"#),
      .invalid(
        Words.invalid + "One of VectorIndexUpdate.Create, VectorIndexUpdate.Delete must not be null"
      )),
    Row(
      "two actions in one change", .unknown, [Vectors.table(plain)],
      Vectors.update(
        #"{"Create":\#(Vectors.index("two")),"Delete":{"IndexName":"vix"}}"#),
      .invalid(
        Words.invalid + "Only one vector index action is allowed per VectorIndexUpdate object")),
    Row(
      "the deletion of none", .alternator, [.hashTable], Vectors.update(Vectors.delete("vix")),
      refusal(
        "ResourceNotFoundException", "Requested resource not found: Index vix for table Main")),
    Row(
      "an attribute of SearchSchema that the request does not define", .parity, [.hashTable],
      Vectors.update(Vectors.create(Vectors.index("vix", hash: "p"))),
      .invalid(
        Words.invalid + "One element in SearchSchema is not defined in attribute definitions")),
    Row(
      "an index of a provisioned table", .parity, [.table(key: "p:S", provisioned: true)],
      Vectors.update(Vectors.create(plain)), .invalid(Vectors.onDemandOnly)),
    Row(
      "a change to provisioned throughput", .parity, [Vectors.table(plain)],
      Call(
        "UpdateTable",
        #"{"TableName":"Main","BillingMode":"PROVISIONED","#
          + #""ProvisionedThroughput":{"ReadCapacityUnits":5,"WriteCapacityUnits":5}}"#),
      .invalid(Vectors.onDemandOnly)),
    Row(
      "a global index over a vector attribute", .unknown, [Vectors.table(plain)],
      Call(
        "UpdateTable",
        #"{"TableName":"Main","AttributeDefinitions":[{"AttributeName":"e","AttributeType":"S"}],"#
          + #""GlobalSecondaryIndexUpdates":[{"Create":\#(Call.index("gix", "e"))}]}"#),
      .invalid(
        Words.invalid
          + "Conflicting attribute definition for 'e'. An attribute cannot be defined in "
          + "AttributeDefinitions when used as a VectorAttribute.")),
  ]
}

extension String {
  fileprivate func replacing(_ part: String, with other: String) -> String {
    guard let range = self.firstRange(of: part) else { return self }
    return replacingCharacters(in: range, with: other)
  }

  private func firstRange(of part: String) -> Range<String.Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(part) { return start..<index(start, offsetBy: part.count) }
      start = index(after: start)
    }
    return nil
  }

  private func replacingCharacters(in range: Range<String.Index>, with other: String) -> String {
    String(self[..<range.lowerBound]) + other + String(self[range.upperBound...])
  }
}
