import DynamockModel
import DynamockWire

/// The tables of a CloudFormation or SAM template ([aws-cfn-table], [aws-sam-simpletable]).
struct SeedTemplate {
  /// Why a template is rejected: a name or a value that is unknown.
  struct Complaint {
    /// The names of the members that lead to the place.
    var path: [String]
    var reason: String
  }

  /// The tables in the form of CreateTable, with `TimeToLiveSpecification` beside its members.
  private(set) var tables: [JSONTree] = []
  /// Remarks about what was left out.
  private(set) var notes: [String] = []
  private(set) var complaint: Complaint?
  private let parameters: JSONTree

  /// - Returns: `nil` if the document is no template with tables.
  init?(_ template: JSONTree) {
    parameters = template["Parameters"] ?? .null
    for resource in template["Resources"]?.members ?? [] {
      let properties = resource.value["Properties"] ?? .object([])
      switch resource.value["Type"]?.text {
      case "AWS::DynamoDB::Table": tables.append(table(properties, resource.name))
      case "AWS::DynamoDB::GlobalTable":
        notes.append("\(resource.name) is made as a table of one region.")
        tables.append(table(properties, resource.name))
      case "AWS::Serverless::SimpleTable": tables.append(simpleTable(properties, resource.name))
      case let type?:
        if let meant = Spelling.nearest(to: type, among: Self.types) {
          complain(
            ["Resources", resource.name, "Type"],
            "the type \(type) of \(resource.name) is unknown; did you mean \(meant)?")
        }
        continue
      case nil: continue
      }
      validate(resource.value, at: ["Resources", resource.name], among: Self.ofResource)
    }
    if tables.isEmpty, complaint == nil { return nil }
  }

  private static let types = [
    "AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable", "AWS::Serverless::SimpleTable",
  ]

  /// Members of a resource.
  private static let ofResource = [
    "Type", "Properties", "DependsOn", "DeletionPolicy", "UpdateReplacePolicy", "Condition",
    "Metadata", "CreationPolicy", "UpdatePolicy", "Connectors",
  ]

  /// Members that mean the same in a template and in CreateTable.
  private static let kept = [
    "AttributeDefinitions", "KeySchema", "GlobalSecondaryIndexes", "LocalSecondaryIndexes",
    "BillingMode", "ProvisionedThroughput", "Tags", "TableClass", "DeletionProtectionEnabled",
    "OnDemandThroughput",
  ]
  private static let translated = [
    "TableName", "StreamSpecification", "SSESpecification", "TimeToLiveSpecification",
  ]

  /// Properties of tables that are left out ([aws-cfn-table]).
  private static let left = [
    "ContributorInsightsSpecification", "ImportSourceSpecification", "KinesisStreamSpecification",
    "PointInTimeRecoverySpecification", "ResourcePolicy", "WarmThroughput", "Replicas",
    "WriteProvisionedThroughputSettings", "WriteOnDemandThroughputSettings",
    "ReadProvisionedThroughputSettings", "ReadOnDemandThroughputSettings",
    "GlobalTableWitnesses", "MultiRegionConsistency", "GlobalTableSourceArn",
    "GlobalTableSettingsReplicationMode",
  ]

  /// Properties of a SimpleTable ([aws-sam-simpletable]).
  private static let simple = [
    "TableName", "PrimaryKey", "ProvisionedThroughput", "SSESpecification", "Tags",
  ]

  private mutating func complain(_ path: [String], _ reason: String) {
    complaint = complaint ?? Complaint(path: path, reason: reason)
  }

  /// Rejects a member whose name resembles one of the known ones.
  private mutating func validate(_ value: JSONTree, at path: [String], among known: [String]) {
    for member in value.members where !known.contains(member.name) {
      guard let meant = Spelling.nearest(to: member.name, among: known) else { continue }
      complain(
        path + [member.name],
        "the property \(member.name) of \(path.dropFirst().first ?? "") is unknown; did you mean "
          + "\(meant)?")
    }
  }

  /// Rejects names that resemble known ones, and unknown values, within the properties of a table.
  private mutating func validateNested(
    _ value: JSONTree, at path: [String], named name: String = ""
  ) {
    if let text = value.text, let reason = SeedValues.complaint(about: text, of: name) {
      complain(path, reason)
    }
    for (number, element) in value.elements.enumerated() {
      validateNested(element, at: path + ["\(number)"])
    }
    // A reference, or another function of CloudFormation.
    if value.members.count == 1, let only = value.members.first,
      only.name == "Ref" || only.name.hasPrefix("Fn::")
    {
      return
    }
    if name != "Properties", name != "Tags" {
      validate(value, at: path, among: SeedMembers.template)
    }
    for member in value.members where !Self.left.contains(member.name) {
      validateNested(member.value, at: path + [member.name], named: member.name)
    }
  }

  private mutating func table(_ properties: JSONTree, _ logicalName: String) -> JSONTree {
    let path = ["Resources", logicalName, "Properties"]
    let given = resolved(properties)
    validate(given, at: path, among: Self.kept + Self.translated + Self.left)
    validateNested(given, at: path, named: "Properties")
    note(given, logicalName, without: Self.kept + Self.translated)
    var members = given.only(Self.kept).members
    members.append(.init(name: "TableName", value: name(given, logicalName)))
    if let stream = given["StreamSpecification"]?["StreamViewType"] {
      members.append(
        .init(
          name: "StreamSpecification",
          value: ["StreamEnabled": .boolean(true), "StreamViewType": stream]))
    }
    if let encryption = encryption(in: given) {
      members.append(.init(name: "SSESpecification", value: encryption))
    }
    if let timeToLive = given["TimeToLiveSpecification"] {
      members.append(.init(name: "TimeToLiveSpecification", value: timeToLive))
    }
    return .object(members)
  }

  /// Adds a remark about the properties that are not among the known ones.
  private mutating func note(_ given: JSONTree, _ logicalName: String, without known: [String]) {
    let left = given.members.map(\.name).filter { !known.contains($0) }
    if left.isEmpty { return }
    notes.append("\(logicalName) is made without \(left.joined(separator: ", ")).")
  }

  private func encryption(in given: JSONTree) -> JSONTree? {
    given["SSESpecification"].map { encryption in
      .object(of: [
        "Enabled": encryption["SSEEnabled"], "SSEType": encryption["SSEType"],
        "KMSMasterKeyId": encryption["KMSMasterKeyId"],
      ])
    }
  }

  private mutating func simpleTable(_ properties: JSONTree, _ logicalName: String) -> JSONTree {
    let path = ["Resources", logicalName, "Properties"]
    let given = resolved(properties)
    validate(given, at: path, among: Self.simple + Self.left)
    note(given, logicalName, without: Self.simple)
    for name in ["ProvisionedThroughput", "SSESpecification"] {
      validateNested(given[name] ?? .null, at: path + [name], named: name)
    }
    let key = given["PrimaryKey"]
    validate(key ?? .null, at: path + ["PrimaryKey"], among: ["Name", "Type"])
    let attribute = key?["Name"] ?? .string("id")
    let word = key?["Type"] ?? .string("String")
    if let reason = SeedValues.complaint(aboutSimpleType: word.text ?? word.json) {
      complain(path + ["PrimaryKey", "Type"], reason)
    }
    let type = SeedValues.simpleTypes.first { $0.0 == word.text }?.1 ?? "S"
    let throughput = given["ProvisionedThroughput"]
    // The tags of SAM are an object, those of DynamoDB an array.
    let tags = given["Tags"]?.members.map { tag -> JSONTree in
      ["Key": .string(tag.name), "Value": tag.value]
    }
    return .object(of: [
      "TableName": name(given, logicalName),
      "AttributeDefinitions": .array([
        ["AttributeName": attribute, "AttributeType": .string(type)]
      ]),
      "KeySchema": .array([["AttributeName": attribute, "KeyType": .string("HASH")]]),
      "BillingMode": .string(throughput == nil ? "PAY_PER_REQUEST" : "PROVISIONED"),
      "ProvisionedThroughput": throughput, "SSESpecification": encryption(in: given),
      "Tags": tags.map { .array($0) },
    ])
  }

  /// The name of a table: CloudFormation derives one from the logical name if none is specified.
  private mutating func name(_ properties: JSONTree, _ logicalName: String) -> JSONTree {
    if case .string? = properties["TableName"] { return properties["TableName"] ?? .null }
    if properties["TableName"] != nil {
      notes.append("the name of \(logicalName) is computed; the table is called \(logicalName).")
    }
    return .string(logicalName)
  }

  /// Returns a value with references to parameters replaced by their defaults, and numbers and
  /// flags that are written as text read as such.
  private func resolved(_ value: JSONTree, named name: String = "") -> JSONTree {
    switch value {
    case .object(let members):
      if members.count == 1, let only = members.first {
        if only.name == "Ref", let standard = standard(of: only.value.text) { return standard }
        if only.name == "Fn::Sub", let text = substituted(only.value.text) { return .string(text) }
      }
      return .object(
        members.map { .init(name: $0.name, value: resolved($0.value, named: $0.name)) })
    case .array(let elements): return .array(elements.map { resolved($0) })
    case .string(let text) where name.hasSuffix("Units") || name.hasSuffix("RequestUnits"):
      return Int(text) == nil ? value : .number(text)
    case .string(let text) where name.hasSuffix("Enabled"):
      return ["true", "false"].contains(text) ? .boolean(text == "true") : value
    default: return value
    }
  }

  private func standard(of parameter: String?) -> JSONTree? {
    parameter.flatMap { parameters[$0]?["Default"] }
  }

  /// Replaces `${Name}` in a text; returns `nil` if a name has no default.
  private func substituted(_ text: String?) -> String? {
    guard let text else { return nil }
    var result = ""
    var rest = text[...]
    while let dollar = rest.firstIndex(of: "$") {
      result += rest[..<dollar]
      rest = rest[dollar...]
      guard rest.hasPrefix("${"), let end = rest.firstIndex(of: "}") else {
        result.append(rest.removeFirst())
        continue
      }
      let name = String(rest[rest.index(dollar, offsetBy: 2)..<end])
      guard case .string(let value)? = standard(of: name) else { return nil }
      result += value
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }
}
