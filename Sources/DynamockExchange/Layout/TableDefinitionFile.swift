import Dynamock
import DynamockModel
import DynamockWire

/// The definition of a table, which AWS's manifests do not contain.
///
/// It is stored in additional files, which readers of exports ignore, in the format of the AWS CLI
/// (`--cli-input-json`).
struct TableDefinitionFile {
  /// The parameters of CreateTable.
  var table: CreateTableInput
  /// The time-to-live attribute, or `nil` if there is none.
  var timeToLive: String?

  static let tableName = "table-definition.json"
  static let timeToLiveName = "time-to-live.json"

  /// Reads the definition next to an export's manifests, or returns `nil` if there is none.
  init?(in folder: String) throws(ExchangeError) {
    let path = "\(folder)/\(Self.tableName)"
    guard FileSystem.exists(path) else { return nil }
    try self.init(file: path)
    let second = "\(folder)/\(Self.timeToLiveName)"
    guard FileSystem.exists(second) else { return }
    let body = try FileSystem.read(second)
    guard case .updateTimeToLive(let input) = try Self.input(.updateTimeToLive, body, second)
    else { return }
    timeToLive = input.timeToLiveSpecification?.attributeName
  }

  /// Reads the definition in a file: the parameters of CreateTable, or a response of DescribeTable.
  ///
  /// Members and values that are unknown are rejected with their line.
  init(file path: String) throws(ExchangeError) {
    guard FileSystem.exists(path) else { throw .nothing(at: path) }
    let body = try FileSystem.read(path)
    try SeedMembers.validateDefinition(body, in: path)
    guard let tree = try? JSONTree(parsing: body) else {
      try self.init(body, nil, path)
      return
    }
    guard tree["Items"] == nil else {
      throw .badDefinition(path, reason: "it has Items, which are imported by --from.")
    }
    try self.init(tree, of: path)
  }

  /// The definition in a part of a file, in the same forms, or with a `TimeToLiveSpecification`.
  init(_ tree: JSONTree, of path: String) throws(ExchangeError) {
    try self.init(tree.bytes, tree["Table"], path)
    let setting = tree["TimeToLiveSpecification"]
    guard setting?["Enabled"] != .boolean(false) else { return }
    timeToLive = setting?["AttributeName"]?.text
  }

  /// The types of the key attributes of the table and its indexes, by name.
  var keyTypes: [String: String] {
    (table.attributeDefinitions ?? []).reduce(into: [:]) { types, definition in
      types[definition.attributeName ?? ""] = definition.attributeType?.rawValue
    }
  }

  /// The names of the attributes of the table's key, the partition key first.
  var keyNames: [String] {
    let schema = table.keySchema ?? []
    return (schema.filter { $0.keyType == .hash } + schema.filter { $0.keyType != .hash })
      .compactMap(\.attributeName)
  }

  /// Returns the attribute of an item that may be a key attribute with another spelling, if the item
  /// lacks one.
  func misspelledKey(of item: Item) -> String? {
    guard let missing = keyNames.first(where: { item[$0] == nil }) else { return nil }
    return Spelling.nearest(
      to: missing, among: item.attributes.map(\.name).filter { !keyNames.contains($0) })
  }

  /// The key of the table, such as `pk:S,sk:N`.
  var key: String {
    keyNames.map { "\($0):\(keyTypes[$0] ?? "?")" }.joined(separator: ",")
  }

  private init(
    _ body: [UInt8], _ described: JSONTree?, _ path: String
  ) throws(ExchangeError) {
    let isOnDemand = described?.isOnDemand ?? false
    let body = described.map { JSONText($0).bytes } ?? body
    guard case .createTable(var input) = try Self.input(.createTable, body, path) else {
      throw .badDefinition(path, reason: "it is not an input of CreateTable.")
    }
    if isOnDemand { input.becomeOnDemand() }
    table = input
  }

  /// Creates a definition that consists only of a key such as `pk:S,sk:N`, or returns `nil` if the
  /// text is not a key.
  init?(key: String, of name: String) {
    let parts = key.split(separator: ",", omittingEmptySubsequences: false).map {
      $0.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    }
    guard 1...2 ~= parts.count,
      parts.allSatisfy({ $0.count == 2 && !$0[0].isEmpty && ["S", "N", "B"].contains($0[1]) })
    else { return nil }
    table = CreateTableInput(
      attributeDefinitions: parts.map {
        AttributeDefinition(
          attributeName: $0[0], attributeType: ScalarAttributeType(rawValue: $0[1]))
      },
      tableName: name,
      keySchema: zip(parts, [KeyType.hash, .range]).map {
        KeySchemaElement(attributeName: $0[0], keyType: $1)
      },
      billingMode: .payPerRequest)
  }

  /// Creates the definition of an existing table.
  init(
    of table: TableDescription, tags: [Tag], timeToLive: String?
  ) {
    let isOnDemand = table.billingModeSummary?.billingMode == .payPerRequest
    self.timeToLive = timeToLive
    self.table = CreateTableInput(
      attributeDefinitions: table.attributeDefinitions, tableName: table.tableName,
      keySchema: table.keySchema,
      localSecondaryIndexes: table.localSecondaryIndexes?.map {
        LocalSecondaryIndex(
          indexName: $0.indexName, keySchema: $0.keySchema, projection: $0.projection)
      },
      globalSecondaryIndexes: table.globalSecondaryIndexes?.map {
        GlobalSecondaryIndex(
          indexName: $0.indexName, keySchema: $0.keySchema, projection: $0.projection,
          provisionedThroughput: isOnDemand ? nil : $0.provisionedThroughput?.request,
          onDemandThroughput: $0.onDemandThroughput)
      },
      billingMode: isOnDemand ? .payPerRequest : .provisioned,
      provisionedThroughput: isOnDemand ? nil : table.provisionedThroughput?.request,
      streamSpecification: table.streamSpecification,
      sseSpecification: table.sseDescription.map {
        SSESpecification(enabled: true, sseType: .kms, kmsMasterKeyId: $0.kmsMasterKeyArn)
      },
      tags: tags.isEmpty ? nil : tags, tableClass: table.tableClassSummary?.tableClass,
      deletionProtectionEnabled: table.deletionProtectionEnabled == true ? true : nil,
      onDemandThroughput: table.onDemandThroughput,
      vectorIndexes: table.vectorIndexes?.map {
        VectorIndex(
          indexName: $0.indexName, vectorAttribute: $0.vectorAttribute,
          searchSchema: $0.searchSchema, projection: $0.projection, dimensions: $0.dimensions,
          distanceFunction: $0.distanceFunction)
      })
  }

  /// Writes the files to the folder of an export.
  func write(into folder: String) throws(ExchangeError) {
    try FileSystem.write(JSONText(table).bytes, to: "\(folder)/\(Self.tableName)")
    guard let timeToLive else { return }
    let setting = UpdateTimeToLiveInput(
      tableName: table.tableName,
      timeToLiveSpecification: TimeToLiveSpecification(enabled: true, attributeName: timeToLive))
    try FileSystem.write(JSONText(setting).bytes, to: "\(folder)/\(Self.timeToLiveName)")
  }

  private static func input(
    _ operation: Operation, _ body: [UInt8], _ path: String
  ) throws(ExchangeError) -> OperationInput {
    let result: Result<OperationInput, DynamoDBError> = body.withUnsafeBytes { bytes in
      Result { () throws(DynamoDBError) in try WireCodec.decode(operation, body: bytes) }
    }
    switch result {
    case .success(let input): return input
    case .failure(let error):
      throw .badDefinition(path, reason: error.message ?? "it is not a JSON object.")
    }
  }
}

extension JSONTree {
  /// Whether the table's description has on-demand billing.
  fileprivate var isOnDemand: Bool {
    guard case .object(let members) = self,
      case .object(let summary)? = members.first(where: { $0.name == "BillingModeSummary" })?.value
    else { return false }
    return summary.contains { $0.name == "BillingMode" && $0.value == .string("PAY_PER_REQUEST") }
  }
}

extension CreateTableInput {
  /// Removes throughput of 0, which descriptions contain but requests must omit.
  fileprivate mutating func becomeOnDemand() {
    billingMode = .payPerRequest
    provisionedThroughput = nil
    warmThroughput = nil
    globalSecondaryIndexes = globalSecondaryIndexes?.map {
      var index = $0
      index.provisionedThroughput = nil
      index.warmThroughput = nil
      return index
    }
  }
}

extension ProvisionedThroughputDescription {
  fileprivate var request: ProvisionedThroughput {
    ProvisionedThroughput(
      readCapacityUnits: readCapacityUnits, writeCapacityUnits: writeCapacityUnits)
  }
}
