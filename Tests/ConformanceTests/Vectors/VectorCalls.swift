/// Requests and messages that the suites of vector indexes share.
enum Vectors {
  /// Returns one vector index in a request.
  static func index(
    _ name: String, of attribute: String = "e", _ dimensions: Int = 3,
    _ distance: String = "COSINE", hash: String? = nil, filters: [String] = [],
    projection: String = #"{"ProjectionType":"ALL"}"#
  ) -> String {
    let elements =
      (hash.map { [element($0, "HASH")] } ?? []) + filters.map { element($0, "INLINE_FILTER") }
    let schema = elements.isEmpty ? "" : #""SearchSchema":[\#(elements.joined(separator: ","))],"#
    return
      #"{"IndexName":"\#(name)","VectorAttribute":{"AttributeName":"\#(attribute)"},\#(schema)"#
      + #""Dimensions":\#(dimensions),"DistanceFunction":"\#(distance)","Projection":\#(projection)}"#
  }

  static func element(_ name: String, _ type: String) -> String {
    #"{"AttributeName":"\#(name)","SearchSchemaElementType":"\#(type)"}"#
  }

  /// Returns the member `VectorIndexes`.
  static func member(_ indexes: String...) -> String {
    #""VectorIndexes":[\#(indexes.joined(separator: ","))]"#
  }

  /// Returns an on-demand table with vector indexes, whose partition key is `p`.
  static func table(defined: [String] = [], _ indexes: String...) -> Call {
    .table(
      key: "p:S", defined: defined, with: #""VectorIndexes":[\#(indexes.joined(separator: ","))]"#)
  }

  /// Returns an update of the vector indexes of table `Main`.
  static func update(_ updates: String..., with more: String = "") -> Call {
    Call(
      "UpdateTable",
      #"{"TableName":"Main","VectorIndexUpdates":[\#(updates.joined(separator: ","))]"#
        + (more.isEmpty ? "}" : ",\(more)}"))
  }

  static func create(_ index: String) -> String { #"{"Create":\#(index)}"# }
  static func delete(_ name: String) -> String { #"{"Delete":{"IndexName":"\#(name)"}}"# }

  /// Returns the JSON of a vector.
  static func vector(_ elements: String...) -> String {
    "[" + elements.map { #"{"N":"\#($0)"}"# }.joined(separator: ",") + "]"
  }

  /// Returns an item with a vector.
  static func item(_ key: String, _ elements: String..., with more: String = "") -> String {
    let vector = elements.map { #"{"N":"\#($0)"}"# }.joined(separator: ",")
    return #"{"p":{"S":"\#(key)"},"e":{"L":[\#(vector)]}\#(more.isEmpty ? "" : ",\(more)")}"#
  }

  /// Returns a search of table `Main`.
  static func search(
    _ index: String = "vix", _ vector: String = vector("1", "0", "0"), top: String = "10",
    _ more: String = ""
  ) -> Call {
    Call(
      "SearchVectors",
      #"{"TableName":"Main","IndexName":"\#(index)","SearchVector":\#(vector),"TopK":\#(top)"#
        + (more.isEmpty ? "}" : ",\(more)}"))
  }

  static let invalid = "One or more parameter values were invalid. "
  static let onDemandOnly =
    Words.invalid + "Vector indexes are only supported for PAY_PER_REQUEST tables"
  static let oneAtATime =
    "Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per "
    + "table"
  static let inUse = "Attempt to change a resource which is still in use: "
}
