import DynamockModel
import DynamockWire

/// The members that the objects of a seed may have; a misspelt one would be lost.
enum SeedMembers {
  /// Those of a definition in the form of CreateTable, with time to live and items beside it.
  static let definition = [
    "TableName", "AttributeDefinitions", "KeySchema", "LocalSecondaryIndexes",
    "GlobalSecondaryIndexes", "BillingMode", "ProvisionedThroughput", "StreamSpecification",
    "SSESpecification", "Tags", "TableClass", "DeletionProtectionEnabled", "WarmThroughput",
    "ResourcePolicy", "OnDemandThroughput", "GlobalTableSourceArn",
    "GlobalTableSettingsReplicationMode", "VectorIndexes", "TimeToLiveSpecification", "Items",
  ]
  /// Those of the objects in a definition.
  private static let nested = [
    "AttributeName", "AttributeType", "KeyType", "IndexName", "KeySchema", "Projection",
    "ProjectionType", "NonKeyAttributes", "ProvisionedThroughput", "ReadCapacityUnits",
    "WriteCapacityUnits", "OnDemandThroughput", "MaxReadRequestUnits", "MaxWriteRequestUnits",
    "WarmThroughput", "ReadUnitsPerSecond", "WriteUnitsPerSecond", "StreamEnabled",
    "StreamViewType", "VectorAttribute", "SearchSchema", "SearchSchemaElementType", "Dimensions",
    "DistanceFunction", "Enabled", "SSEType", "KMSMasterKeyId", "Key", "Value",
  ]
  /// Those of the objects in the properties of a table of a template.
  static let template =
    nested + [
      "SSEEnabled", "ContributorInsightsSpecification", "WriteProvisionedThroughputSettings",
      "WriteOnDemandThroughputSettings", "ReadProvisionedThroughputSettings",
      "ReadOnDemandThroughputSettings",
    ]
  /// Members of a definition whose contents have other names, or are items.
  private static let opaque = ["ResourcePolicy", "Items"]
  /// Those of the output of DescribeTable, with items beside it.
  static let description = ["Table", "Items", "ResponseMetadata"]
  /// Those of the output of Scan and Query, and of `dynamock items`.
  static let page = [
    "Items", "Count", "ScannedCount", "ConsumedCapacity", "LastEvaluatedKey", "NextToken",
    "ResponseMetadata", "TableName",
  ]
  /// Those of the input of BatchWriteItem.
  static let batch = [
    "RequestItems", "ReturnConsumedCapacity", "ReturnItemCollectionMetrics",
  ]
  /// Those of a table of a data model of NoSQL Workbench ([aws-workbench-models]).
  static let workbench = [
    "TableName", "KeyAttributes", "NonKeyAttributes", "TableFacets", "GlobalSecondaryIndexes",
    "LocalSecondaryIndexes", "TableData", "DataAccess", "BillingMode",
    "ProvisionedCapacitySettings", "SampleDataFormats",
  ]
  /// Those that show the kind of a document.
  static let telling = [
    "Items", "TableName", "KeySchema", "Table", "Tables", "DataModel", "Resources", "RequestItems",
  ]

  /// Throws if an object has a member that is none of the known ones.
  /// - Parameter allowsOthers: Whether only those are rejected that resemble a known one.
  static func validate(
    _ part: Range<Int>, of document: JSONDocument, in path: String, among known: [String],
    allowsOthers: Bool = false
  ) throws(ExchangeError) {
    for member in document.members(of: part) ?? [] where !known.contains(member.name) {
      let nearest = Spelling.nearest(to: member.name, among: known)
      if allowsOthers, nearest == nil { continue }
      throw unknown(member.name, nearest, in: path, line: document.line(of: member.value))
    }
  }

  /// Throws if a definition in the form of CreateTable has an unknown member.
  static func validateDefinition(
    _ part: Range<Int>, of document: JSONDocument, in path: String
  ) throws(ExchangeError) {
    try validate(part, of: document, in: path, among: definition)
    for member in document.members(of: part) ?? [] where !opaque.contains(member.name) {
      try validateNested(member.value, of: document, in: path)
    }
    try validateValues(part, of: document, in: path)
  }

  /// Throws if a text that is a definition in the form of CreateTable or DescribeTable has an unknown
  /// member or value; one that is no JSON is left to its reader.
  static func validateDefinition(_ body: [UInt8], in path: String) throws(ExchangeError) {
    guard let document = try? JSONDocument(body), document.members(of: document.root) != nil else {
      return
    }
    if let (name, line) = document.repeatedMember {
      throw .badLine(path, line: line, reason: "the member \(name) occurs twice.")
    }
    guard let described = document.member("Table", of: document.root) else {
      return try validateDefinition(document.root, of: document, in: path)
    }
    try validate(document.root, of: document, in: path, among: description)
    try validateValues(described, of: document, in: path)
  }

  private static func validateNested(
    _ part: Range<Int>, of document: JSONDocument, in path: String
  ) throws(ExchangeError) {
    try validate(part, of: document, in: path, among: nested)
    let inner =
      document.members(of: part)?.map(\.value) ?? document.elements(of: part) ?? []
    for each in inner { try validateNested(each, of: document, in: path) }
  }

  /// Throws if a member of a definition has none of the values that it can have.
  /// - Parameter skipped: Members whose contents are not examined.
  static func validateValues(
    _ part: Range<Int>, of document: JSONDocument, in path: String, except skipped: [String] = []
  ) throws(ExchangeError) {
    for element in document.elements(of: part) ?? [] {
      try validateValues(element, of: document, in: path)
    }
    for member in document.members(of: part) ?? []
    where !(opaque + skipped).contains(member.name) {
      if let text = document.tree(of: member.value).text,
        let reason = SeedValues.complaint(about: text, of: member.name)
      {
        throw .badLine(path, line: document.line(of: member.value), reason: reason)
      }
      try validateValues(member.value, of: document, in: path)
    }
  }

  /// The error of an unknown member.
  static func unknown(
    _ name: String, _ nearest: String?, in path: String, line: Int
  ) -> ExchangeError {
    .badLine(
      path, line: line,
      reason: "the member \(name) is unknown"
        + (nearest.map { "; did you mean \($0)?" } ?? "; docs/seeding.md lists the formats."))
  }
}
