import DynamockModel
import DynamockWire

/// A JSON document that a database is seeded from, and the kind that its members show.
struct SeedDocument {
  /// What a document has.
  enum Kind {
    /// Definitions in the form of CreateTable or DescribeTable, possibly with items.
    case tables([(definition: JSONTree, items: [Range<Int>]?)])
    /// Items of tables.
    case items([(table: String, items: [Range<Int>])])
    /// A CloudFormation or SAM template.
    case template(SeedTemplate?)
  }

  private let document: JSONDocument
  private let path: String
  private let table: String
  private let keyNames: [String]

  /// - Parameters:
  ///   - table: The table of the items, unless the document names it.
  ///   - keyNames: The attributes of the table's key, if it was given.
  init(_ document: JSONDocument, at path: String, table: String, keyNames: [String]) {
    self.document = document
    self.path = path
    self.table = table
    self.keyNames = keyNames
  }

  /// Whether the document is one page of a longer list of items.
  var isPage: Bool {
    let position =
      document.member("LastEvaluatedKey", of: document.root)
      ?? document.member("NextToken", of: document.root)
    return position.map { document.bytes[$0.lowerBound] != UInt8(ascii: "n") } ?? false
  }

  /// Returns the kind, or `nil` if the document is of none.
  func kind() throws(ExchangeError) -> Kind? {
    let root = document.root
    if let elements = document.elements(of: root) { return .items([(table, elements)]) }
    guard let members = document.members(of: root) else { return nil }
    let names = members.map(\.name)
    if !keyNames.isEmpty, keyNames.allSatisfy(names.contains) { return .items([(table, [root])]) }
    func part(_ name: String) -> Range<Int>? { members.first { $0.name == name }?.value }
    if let kind = try definitions(members, part) { return kind }
    if let models = part("DataModel").flatMap({ document.elements(of: $0) }) {
      var tables: [(definition: JSONTree, items: [Range<Int>]?)] = []
      for model in models { tables.append(try workbenchTable(model)) }
      return .tables(tables)
    }
    if part("Resources") != nil { return .template(SeedTemplate(document.tree(of: root))) }
    if let items = part("Items").flatMap({ document.elements(of: $0) }) {
      try SeedMembers.validate(root, of: document, in: path, among: SeedMembers.page)
      return .items([(part("TableName").flatMap { document.tree(of: $0).text } ?? table, items)])
    }
    if part("RequestItems") != nil {
      try SeedMembers.validate(root, of: document, in: path, among: SeedMembers.batch)
    }
    if let batch = try batch(part("RequestItems").flatMap { document.members(of: $0) } ?? members) {
      return .items(batch)
    }
    guard members.contains(where: { mayBeKey($0.value) }) else {
      try SeedMembers.validate(
        root, of: document, in: path, among: SeedMembers.telling, allowsOthers: true)
      return nil
    }
    return .items([(table, [root])])
  }

  /// Returns definitions of tables, or `nil` if the document has none.
  private func definitions(
    _ members: [(name: String, value: Range<Int>)], _ part: (String) -> Range<Int>?
  ) throws(ExchangeError) -> Kind? {
    let root = document.root
    if let described = part("Table"), document.member("KeySchema", of: described) != nil {
      try SeedMembers.validate(root, of: document, in: path, among: SeedMembers.description)
      try SeedMembers.validateValues(described, of: document, in: path)
      let items = part("Items").flatMap { document.elements(of: $0) }
      return .tables([(document.tree(of: root).only(["Table"]), items)])
    }
    if let tables = part("Tables").flatMap({ document.elements(of: $0) }) {
      try SeedMembers.validate(root, of: document, in: path, among: ["Tables"])
      for table in tables { try SeedMembers.validateValues(table, of: document, in: path) }
      return .tables(
        tables.map { (.object([.init(name: "Table", value: document.tree(of: $0))]), nil) })
    }
    guard isDefinition(members) else { return nil }
    try SeedMembers.validateDefinition(root, of: document, in: path)
    guard part("TableName") != nil else {
      throw .badDefinition("\"\(path)\"", reason: "it has no TableName.")
    }
    let items = part("Items").map { (position: $0, elements: document.elements(of: $0)) }
    if let items, items.elements == nil {
      throw .badLine(
        path, line: document.line(of: items.position), reason: "Items is not an array.")
    }
    let names = members.map(\.name).filter { $0 != "Items" }
    return .tables([(document.tree(of: root).only(names), items?.elements)])
  }

  /// Returns whether members are those of a CreateTable, even if some are misspelt.
  private func isDefinition(_ members: [(name: String, value: Range<Int>)]) -> Bool {
    func has(_ known: String, isExact: Bool) -> Bool {
      members.contains {
        isExact ? $0.name == known : Spelling.nearest(to: $0.name, among: [known]) != nil
      }
    }
    if has("KeySchema", isExact: true) {
      return has("TableName", isExact: false) || has("AttributeDefinitions", isExact: false)
    }
    guard has("TableName", isExact: true), keyNames.isEmpty else { return false }
    return has("KeySchema", isExact: false) || has("AttributeDefinitions", isExact: false)
      || has("Items", isExact: false) && !has("Items", isExact: true)
  }

  /// Returns whether a value may be that of a key attribute: text, a number, or a typed value.
  private func mayBeKey(_ part: Range<Int>) -> Bool {
    switch document.bytes[part.lowerBound] {
    case UInt8(ascii: "\""), UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return true
    default:
      guard let members = document.members(of: part), let only = members.first else { return false }
      return members.count == 1 && ["S", "N", "B", "Item"].contains(only.name)
        || ["S", "N", "B"].contains(where: { document.member($0, of: part) != nil })
    }
  }

  /// Returns the requests of a BatchWriteItem, or `nil` if the members are none.
  private func batch(
    _ members: [(name: String, value: Range<Int>)]
  ) throws(ExchangeError) -> [(table: String, items: [Range<Int>])]? {
    var tables: [(table: String, items: [Range<Int>])] = []
    for member in members {
      guard let requests = document.elements(of: member.value), !requests.isEmpty else {
        return nil
      }
      var items: [Range<Int>] = []
      for request in requests {
        guard let item = try item(ofRequest: request) else { return nil }
        items.append(item)
      }
      tables.append((member.name, items))
    }
    return tables.isEmpty ? nil : tables
  }

  /// Returns the item of a request of a BatchWriteItem, or `nil` if the value is no request.
  private func item(ofRequest request: Range<Int>) throws(ExchangeError) -> Range<Int>? {
    guard let members = document.members(of: request), members.count == 1,
      let only = members.first, document.members(of: only.value) != nil
    else { return nil }
    let kinds = ["PutRequest", "DeleteRequest"]
    guard kinds.contains(only.name) else {
      guard let nearest = Spelling.nearest(to: only.name, among: kinds) else { return nil }
      throw SeedMembers.unknown(only.name, nearest, in: path, line: document.line(of: request))
    }
    guard only.name == "PutRequest" else {
      throw .badLine(
        path, line: document.line(of: request),
        reason: "a DeleteRequest has nothing to delete in an empty database; remove it.")
    }
    try SeedMembers.validate(only.value, of: document, in: path, among: ["Item"])
    return document.member("Item", of: only.value)
  }

  /// Returns a table of a NoSQL Workbench model in the form of CreateTable ([aws-workbench-models]).
  private func workbenchTable(
    _ part: Range<Int>
  ) throws(ExchangeError) -> (definition: JSONTree, items: [Range<Int>]?) {
    try SeedMembers.validate(
      part, of: document, in: path, among: SeedMembers.workbench, allowsOthers: true)
    if let keys = document.member("KeyAttributes", of: part) {
      try SeedMembers.validate(
        keys, of: document, in: path, among: ["PartitionKey", "SortKey"], allowsOthers: true)
    }
    try SeedMembers.validateValues(
      part, of: document, in: path,
      except: ["NonKeyAttributes", "TableData", "TableFacets", "DataAccess", "SampleDataFormats"])
    let model = document.tree(of: part)
    let items = document.member("TableData", of: part).flatMap { document.elements(of: $0) }
    return (WorkbenchTable(model).definition, items)
  }
}
