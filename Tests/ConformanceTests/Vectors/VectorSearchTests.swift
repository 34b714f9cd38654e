import DynamockTesting
import Testing

/// Tests SearchVectors: its decoding, its rejections in AWS's order, and its results.
@Suite("SearchVectors")
struct VectorSearchTests {
  @Test("decodes strictly", arguments: Setting.stores, forms)
  func checkForms(_ setting: Setting, _ row: Row) async throws { try await row.run(setting) }

  @Test("rejects invalid searches", arguments: Setting.all, refusals)
  func checkRefusals(_ setting: Setting, _ row: Row) async throws { try await row.run(setting) }

  @Test("returns the nearest items", arguments: Setting.all, results)
  func checkResults(_ setting: Setting, _ row: Row) async throws { try await row.run(setting) }

  private static let plain = Vectors.table(Vectors.index("vix"))
  private static let schema = Vectors.table(
    defined: ["t:S", "y:N"], Vectors.index("vix", hash: "t", filters: ["y"]))

  private static func form(
    _ sentence: String, _ body: String, _ name: String, _ message: String,
    _ source: Source = .extenddb
  ) -> Row {
    Row(sentence, source, [plain], Call("SearchVectors", body), .fails(name, message))
  }

  static let forms: [Row] = [
    form(
      "no member", "{}", "ValidationException", "missing field `TableName` at line 1 column 2"),
    form(
      "no TopK", #"{"TableName":"Main","IndexName":"vix","SearchVector":[]}"#,
      "ValidationException",
      "missing field `TopK` at line 1 column 56"),
    form(
      "a null name", #"{"TableName":null}"#, "SerializationException",
      "invalid type: null, expected a string at line 1 column 17"),
    form(
      "a null vector", #"{"TableName":"Main","SearchVector":null}"#, "SerializationException",
      "invalid type: null, expected a sequence at line 1 column 39"),
    form(
      "a null TopK", "{\"TableName\":\"Main\",\n\"TopK\":null}", "SerializationException",
      "invalid type: null, expected i32 at line 2 column 11"),
    form(
      "a fraction as TopK", #"{"TopK":3.5}"#, "SerializationException",
      "invalid type: floating point `3.5`, expected i32 at line 1 column 11"),
    form(
      "a string as vector (inferred from the others)", #"{"SearchVector":"x"}"#,
      "SerializationException",
      #"invalid type: string "x", expected a sequence at line 1 column 19"#, .unknown),
    form(
      "a TopK of many digits, of which a message repeats some",
      #"{"TopK":\#(String(repeating: "9", count: 5_000))}"#, "SerializationException",
      "invalid value: integer `\(String(repeating: "9", count: 1_024))…`, expected i32 at line 1 "
        + "column 5008", .unknown),
    form(
      "a long text as TopK, of which a message repeats some",
      #"{"TopK":"\#(String(repeating: "x", count: 5_000))"}"#, "SerializationException",
      "invalid type: string \"\(String(repeating: "x", count: 1_024))…\", expected i32 at line 1 "
        + "column 5010", .unknown),
    Row(
      "members that the operation does not have are ignored", .alternator, [plain],
      Vectors.search(top: "1", #""Limit":0,"ConsistentRead":"maybe""#),
      .equals(#"{"SearchResults":[]}"#)),
    Row(
      "optional members may be null", .unknown, [plain],
      Vectors.search(top: "1", #""ProjectionExpression":null,"ExpressionAttributeNames":null"#),
      .equals(#"{"SearchResults":[]}"#)),
  ]

  private static func condition(_ text: String, _ values: String, names: String? = nil) -> String {
    #""SearchConditionExpression":"\#(text)","ExpressionAttributeValues":\#(values)"#
      + (names.map { #","ExpressionAttributeNames":\#($0)"# } ?? "")
  }

  private static func rejected(
    _ sentence: String, _ given: [Call], _ call: Call, _ message: String, _ source: Source = .parity
  ) -> Row {
    Row(sentence, source, given, call, .invalid(message))
  }

  private static func search(_ condition: String, _ values: String) -> Call {
    Vectors.search(top: "5", Self.condition(condition, values))
  }

  private static let elements =
    "Search vector contains invalid values. All values in the search vector must be a 32-bit "
    + "floating-point number attribute"
  private static let hashMissing =
    "SearchConditionExpression must be provided when SearchSchema has a HASH key"
  private static let comparator =
    "Invalid SearchConditionExpression: Invalid comparator used in SearchConditionExpression"

  static let refusals: [Row] = [
    rejected(
      "a short index name", [plain], Vectors.search("vi"),
      Words.detected + "Value at 'IndexName' failed to satisfy constraint: Member must have length "
        + "greater than or equal to 3"),
    rejected(
      "an empty vector", [plain], Vectors.search("vix", "[]"),
      Words.detected
        + "Value at 'SearchVector' failed to satisfy constraint: Member must have length "
        + "greater than or equal to 1"),
    rejected(
      "a vector of 100,000 elements", [plain],
      Vectors.search(
        "vix", "[" + String(repeating: #"{"N":"1"},"#, count: 99_999) + #"{"N":"1"}]"#),
      Words.detected
        + "Value at 'SearchVector' failed to satisfy constraint: Member must have length "
        + "less than or equal to 4096", .model),
    rejected(
      "TopK 0", [plain], Vectors.search(top: "0"),
      Words.detected
        + "Value at 'TopK' failed to satisfy constraint: Member must have value greater "
        + "than or equal to 1", .extenddb),
    rejected(
      "TopK 101", [plain], Vectors.search(top: "101"),
      "Provided TopK value '101' is out of valid range. The value must be between 1 and 100 inclusive"
    ),
    Row(
      "no table", .parity, [], Vectors.search(), .fails("ResourceNotFoundException", Words.notFound)
    ),
    rejected(
      "no index", [plain], Vectors.search("other"),
      "The table does not have the specified index: other"),
    rejected(
      "a global index", [.table(key: "p:S", with: Call.global(Call.index("gix", "p")))],
      Vectors.search("gix"), "The table does not have the specified index: gix", .unknown),
    rejected(
      "an element of another type, before the length", [plain],
      Vectors.search("vix", #"[{"N":"1"},{"S":"2"}]"#), elements),
    rejected(
      "an element out of range", [plain],
      Vectors.search("vix", Vectors.vector("1E39", "0", "0")), elements),
    rejected(
      "another length", [plain], Vectors.search("vix", Vectors.vector("1", "0")),
      "Input search vector dimension 2 does not match vector index dimension 3"),
    rejected("no condition for a HASH attribute", [schema], Vectors.search(), hashMissing),
    rejected(
      "a condition without the HASH attribute", [schema], search("y = :y", #"{":y":{"N":"1"}}"#),
      hashMissing, .unknown),
    rejected(
      "another comparison", [schema], search("t > :t", #"{":t":{"S":"x"}}"#), comparator),
    rejected(
      "OR", [schema],
      search("t = :t OR y = :y", #"{":t":{"S":"x"},":y":{"N":"1"}}"#), comparator),
    rejected(
      "a function", [schema], search("begins_with(t, :t)", #"{":t":{"S":"x"}}"#), comparator),
    rejected(
      "an attribute that is not in SearchSchema", [plain],
      search("t = :t", #"{":t":{"S":"x"}}"#),
      "SearchConditionExpression must not contain any attributes that is not in SearchSchema. "
        + "Invalid attribute: t"),
    rejected(
      "a nested attribute", [schema], search("t.u = :t", #"{":t":{"S":"x"}}"#),
      "Invalid SearchConditionExpression: SearchConditionExpression cannot have conditions on "
        + "nested attributes"),
    rejected(
      "two conditions on an attribute", [schema],
      search("t = :t AND t = :u", #"{":t":{"S":"x"},":u":{"S":"x"}}"#),
      "Invalid SearchConditionExpression: SearchConditionExpression must only contain one "
        + "condition per attribute"),
    rejected(
      "an operand of another type", [schema], search("t = :t", #"{":t":{"N":"1"}}"#),
      "Type of 't' attribute in SearchConditionExpression (N) does not match type in search schema "
        + "(S)"),
    rejected(
      "an empty operand", [schema], search("t = :t", #"{":t":{"S":""}}"#), Words.emptyKey("t")),
    rejected(
      "an unused value", [schema], search("t = :t", #"{":t":{"S":"x"},":u":{"S":"x"}}"#),
      "Value provided in ExpressionAttributeValues unused in expressions: keys: {:u}", .alternator),
    rejected(
      "a Query", [plain],
      .query("p = :p", #""IndexName":"vix","ExpressionAttributeValues":{":p":{"S":"a"}}"#),
      "Query operation not supported on this index type."),
    rejected(
      "a consistent Query", [plain],
      .query(
        "p = :p",
        #""IndexName":"vix","ConsistentRead":true,"ExpressionAttributeValues":{":p":{"S":"a"}}"#),
      "Consistent reads are not supported on global secondary indexes", .extenddb),
    rejected(
      "a Scan", [plain], .scan(#""IndexName":"vix","ConsistentRead":true"#),
      "Scan operation not supported on this index type"),
    rejected(
      "a SELECT", [plain],
      Call("ExecuteStatement", #"{"Statement":"SELECT * FROM \"Main\".\"vix\" WHERE p='a'"}"#),
      "Scan operation not supported on this index type"),
  ]

  private static func filled(_ distance: String, projection: String = "ALL") -> [Call] {
    [
      Vectors.table(
        Vectors.index(
          "vix", 3, distance, projection: #"{"ProjectionType":"\#(projection)"}"#)),
      .put(Vectors.item("a", "1", "0", "0", with: #""z":{"S":"Z"}"#)),
      .put(Vectors.item("b", "0", "1", "0")), .put(Vectors.item("c", "-1", "0", "0")),
      .put(Vectors.item("d", ".6", ".8", "0")),
    ]
  }

  private static func found(_ results: (key: String, score: String)...) -> Expected {
    let items = results.map { #"{"Item":{"p":{"S":"\#($0.key)"}},"Score":\#($0.score)}"# }
    return .equals(#"{"SearchResults":[\#(items.joined(separator: ","))]}"#)
  }

  private static let keys = #""ProjectionExpression":"p""#

  static let results: [Row] = [
    Row(
      // The suite compares approximately; 0.6 and 0.8 as 32-bit numbers have this distance.
      "COSINE is the cosine distance, least first", .parity, filled("COSINE"),
      Vectors.search(top: "10", keys),
      found(("a", "0"), ("d", "0.39999998"), ("b", "1"), ("c", "2"))),
    Row(
      "EUCLIDEAN is the distance", .parity, filled("EUCLIDEAN"), Vectors.search(top: "10", keys),
      found(("a", "0"), ("d", "0.8944272"), ("b", "1.4142135"), ("c", "2"))),
    Row(
      "DOT_PRODUCT is the product, greatest first", .parity, filled("DOT_PRODUCT"),
      Vectors.search(top: "10", keys),
      found(("a", "1"), ("d", "0.6"), ("b", "0"), ("c", "-1"))),
    Row(
      "a zero vector has the cosine distance 1", .extenddb, filled("COSINE"),
      Vectors.search(
        "vix", Vectors.vector("0", "0", "0"), top: "1", #""ProjectionExpression":"q""#),
      .equals(#"{"SearchResults":[{"Item":{},"Score":1}]}"#)),
    Row(
      "a score beyond 32 bits is the greatest number", .extenddb,
      [
        Vectors.table(Vectors.index("vix", 3, "DOT_PRODUCT")),
        .put(Vectors.item("a", "3E38", "3E38", "0")), .put(Vectors.item("b", "-3E38", "0", "0")),
      ], Vectors.search("vix", Vectors.vector("3E38", "0", "0"), top: "2", keys),
      found(("a", "3.4028235e+38"), ("b", "-3.4028235e+38"))),
    Row(
      "TopK limits the results", .guide, filled("COSINE"), Vectors.search(top: "2", keys),
      found(("a", "0"), ("d", "0.39999998"))),
    Row(
      "items have what the index projects, without the vector", .parity,
      filled("COSINE"), Vectors.search(top: "1"),
      .equals(#"{"SearchResults":[{"Item":{"p":{"S":"a"},"z":{"S":"Z"}},"Score":0}]}"#)),
    Row(
      "KEYS_ONLY projects the key", .parity, filled("COSINE", projection: "KEYS_ONLY"),
      Vectors.search(top: "1"), found(("a", "0"))),
    Row(
      "what is not projected is absent", .parity, filled("COSINE", projection: "KEYS_ONLY"),
      Vectors.search(top: "1", #""ProjectionExpression":"z""#),
      .equals(#"{"SearchResults":[{"Item":{},"Score":0}]}"#)),
    Row(
      "a projection expression returns the vector as 32-bit numbers", .parity,
      filled("COSINE", projection: "KEYS_ONLY"),
      Vectors.search(
        "vix", Vectors.vector("0.6", "0.8", "0"), top: "1", #""ProjectionExpression":"e, p""#),
      .equals(
        #"{"SearchResults":[{"Item":{"p":{"S":"d"},"e":{"L":[{"N":"0.6"},{"N":"0.8"},{"N":"0.0"}]}},"#
          + #""Score":0}]}"#)),
    Row(
      "elements of the vector can be projected", .unknown, filled("COSINE"),
      Vectors.search(top: "1", #""ProjectionExpression":"e[0]""#),
      .equals(#"{"SearchResults":[{"Item":{"e":{"L":[{"N":"1.0"}]}},"Score":0}]}"#)),
    Row(
      "numbers come back as the shortest decimals of 32 bits", .parity,
      [
        Vectors.table(Vectors.index("vix")),
        .put(Vectors.item("a", "0.100000001", "16777217", "1E-7")),
      ], Vectors.search(top: "1", #""ProjectionExpression":"e""#),
      .contains(
        #"{"SearchResults":[{"Item":{"e":{"L":[{"N":"0.1"},{"N":"16777216.0"},{"N":"0.0000001"}]}}}]}"#
      )),
    Row(
      "capacity is reported as bytes, at least 1,024", .parity, filled("COSINE"),
      Vectors.search(top: "1", #""ReturnConsumedCapacity":"TOTAL""#),
      .contains(
        #"{"ConsumedCapacity":{"VectorSearchRequestBytes":1024,"VectorWriteRequestBytes":"(absent)","#
          + #""TableName":"(absent)","CapacityUnits":"(absent)"}}"#)),
    Row(
      "INDEXES reports the same", .parity, filled("COSINE"),
      Vectors.search(top: "1", #""ReturnConsumedCapacity":"INDEXES""#),
      .contains(#"{"ConsumedCapacity":{"VectorSearchRequestBytes":1024}}"#)),
    Row(
      "nothing is reported unless requested", .parity, filled("COSINE"), Vectors.search(top: "1"),
      .contains(#"{"ConsumedCapacity":"(absent)"}"#)),
    Row(
      "a table can be named by its ARN", .model, filled("COSINE"),
      Call(
        "SearchVectors",
        #"{"TableName":"arn:aws:dynamodb:us-east-1:123456789012:table/Main","IndexName":"vix","#
          + #""SearchVector":\#(Vectors.vector("1", "0", "0")),"TopK":1,\#(keys)}"#),
      found(("a", "0"))),
  ]
}
