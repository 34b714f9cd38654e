import Dynamock
import DynamockModel
import DynamockWire

/// How a table is made, which AWS's manifests do not tell: kept beside them in files that readers of
/// exports pass over, in the form in which the AWS CLI takes them (`--cli-input-json`).
struct TableDefinitionFile {
  /// What CreateTable is asked.
  var table: CreateTableInput
  /// The attribute by which items expire; nil for none.
  var timeToLive: String?

  static let tableName = "table-definition.json"
  static let timeToLiveName = "time-to-live.json"

  /// The definition beside the manifests of an export; nil where there is none.
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

  /// The definition in a file: what CreateTable takes, or what DescribeTable answers.
  init(file path: String) throws(ExchangeError) {
    var body = try FileSystem.read(path)
    var isOnDemand = false
    if case .object(let members)? = try? JSONTree(parsing: body),
      let described = members.first(where: { $0.name == "Table" })?.value
    {
      body = JSONText(described).bytes
      isOnDemand = described.isOnDemand
    }
    guard case .createTable(var input) = try Self.input(.createTable, body, path) else {
      throw .badDefinition(path, reason: "it is none of CreateTable's inputs.")
    }
    if isOnDemand { input.becomeOnDemand() }
    table = input
  }

  /// A definition of nothing but a key, as in `pk:S,sk:N`; nil where it is none.
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

  /// The definition of a table that is there.
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
      onDemandThroughput: table.onDemandThroughput)
  }

  /// Writes the files into the folder of an export.
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
      throw .badDefinition(path, reason: error.message ?? "it is no JSON object.")
    }
  }
}

extension JSONTree {
  /// Whether a description of a table says that it is paid for by the request.
  fileprivate var isOnDemand: Bool {
    guard case .object(let members) = self,
      case .object(let summary)? = members.first(where: { $0.name == "BillingModeSummary" })?.value
    else { return false }
    return summary.contains { $0.name == "BillingMode" && $0.value == .string("PAY_PER_REQUEST") }
  }
}

extension CreateTableInput {
  /// Descriptions tell a throughput of 0 where requests may tell none.
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
