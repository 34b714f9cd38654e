/// The tables that the suites use, all named `Main`.
extension Call {
  /// A table with the partition key `p`, text.
  static let hashTable = table(key: "p:S")

  /// A table with the partition key `p`, text, and the sort key `s`, a number.
  static let sortedTable = table(key: "p:S", "s:N")

  /// Returns an on-demand table, unless `more` says otherwise.
  ///
  /// - Parameters:
  ///   - key: `name:TYPE` of the partition key, then of the sort key.
  ///   - defined: further attributes in the same form, for the keys of indexes.
  ///   - more: further members of the request.
  static func table(
    _ name: String = "Main", key: String..., defined: [String] = [], provisioned: Bool = false,
    with more: String = ""
  ) -> Call {
    let schema = zip(key, ["HASH", "RANGE"]).map {
      #"{"AttributeName":"\#($0.name)","KeyType":"\#($1)"}"#
    }
    let definitions = (key + defined).map {
      #"{"AttributeName":"\#($0.name)","AttributeType":"\#($0.type)"}"#
    }
    let billing =
      provisioned
      ? #""ProvisionedThroughput":{"ReadCapacityUnits":5,"WriteCapacityUnits":5}"#
      : #""BillingMode":"PAY_PER_REQUEST""#
    return Call(
      "CreateTable",
      #"{"TableName":"\#(name)","KeySchema":[\#(schema.joined(separator: ","))],"#
        + #""AttributeDefinitions":[\#(definitions.joined(separator: ","))],\#(billing)"#
        + (more.isEmpty ? "}" : ",\(more)}"))
  }

  /// Returns one index in a request: its partition key, then its sort key unless marked `@HASH`.
  static func index(_ name: String, _ keys: String..., projection: String = "ALL") -> String {
    let schema = zip(keys, ["HASH", "RANGE"]).map {
      #"{"AttributeName":"\#($0)","KeyType":"\#($1)"}"#
    }
    return index(name, schema: schema, projection: projection)
  }

  /// Returns one global index of a table with provisioned throughput.
  static func provisioned(_ name: String, _ key: String, projection: String = "ALL") -> String {
    index(name, key, projection: projection).dropLast()
      + #","ProvisionedThroughput":{"ReadCapacityUnits":5,"WriteCapacityUnits":5}}"#
  }

  /// Returns one index with several attributes for partition and sort key.
  static func index(
    _ name: String, partition: [String], sort: [String], projection: String = "ALL"
  ) -> String {
    let schema =
      partition.map { #"{"AttributeName":"\#($0)","KeyType":"HASH"}"# }
      + sort.map { #"{"AttributeName":"\#($0)","KeyType":"RANGE"}"# }
    return index(name, schema: schema, projection: projection)
  }

  private static func index(_ name: String, schema: [String], projection: String) -> String {
    let shown: String
    switch projection {
    case "ALL", "KEYS_ONLY": shown = #"{"ProjectionType":"\#(projection)"}"#
    default:
      let names = projection.split(separator: ",").map { "\"\($0)\"" }.joined(separator: ",")
      shown = #"{"ProjectionType":"INCLUDE","NonKeyAttributes":[\#(names)]}"#
    }
    return #"{"IndexName":"\#(name)","KeySchema":[\#(schema.joined(separator: ","))],"#
      + #""Projection":\#(shown)}"#
  }

  /// Returns the member `GlobalSecondaryIndexes`.
  static func global(_ indexes: String...) -> String {
    #""GlobalSecondaryIndexes":[\#(indexes.joined(separator: ","))]"#
  }

  /// Returns the member `LocalSecondaryIndexes`.
  static func local(_ indexes: String...) -> String {
    #""LocalSecondaryIndexes":[\#(indexes.joined(separator: ","))]"#
  }
}

extension String {
  /// The part before the colon of `name:TYPE`.
  fileprivate var name: String { String(prefix { $0 != ":" }) }
  /// The part after the colon.
  fileprivate var type: String { String(split(separator: ":").last ?? "S") }
}

/// Messages that many rows share.
enum Words {
  static let invalid = "One or more parameter values were invalid: "
  static let detected = "1 validation error detected: "
  static let schema = "The provided key element does not match the schema"
  static let condition = "The conditional request failed"
  static let notFound = "Requested resource not found"
  static func emptyKey(_ name: String, _ type: String = "string") -> String {
    "One or more parameter values are not valid. The AttributeValue for a key attribute cannot "
      + "contain an empty \(type) value. Key: \(name)"
  }
}
