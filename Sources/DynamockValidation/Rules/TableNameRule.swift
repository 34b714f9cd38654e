import DynamockModel

/// The rules of a table's name, or of the ARN that may stand in its place (§6).
enum TableNameRule {
  /// The control plane refuses names that no table can have.
  static let minimumForTables = Limits.tableNameMinimumLength

  /// How long a table's name is.
  static let lengths = Limits.tableNameMinimumLength...Limits.tableNameLength

  /// Whether a name may be one: what follows is for the ARN rules.
  static func isARN(_ name: String) -> Bool { name.utf8.starts(with: "arn:".utf8) }
}

extension ConstraintCheck {
  /// A table's name among the other members, as the older layer reports it.
  mutating func tableName(_ name: String?, minimum: Int) {
    guard let name else { return add(.null("tableName")) }
    if !TableNameRule.isARN(name) { self.name(name, minimum: minimum, at: "tableName") }
  }

  /// A table's name of an item operation, as the older layer reports it: an empty one is a matter of its
  /// own, every other one has 3 characters or more (captured in seven regions, 2026-10-09 and 20).
  mutating func itemTableName(_ name: String?) {
    tableName(name, minimum: name?.isEmpty == true ? 1 : TableNameRule.minimumForTables)
  }

  /// A table's name as the current layer reports it: one error, the length before the pattern.
  ///
  /// An empty name is for ``emptyTableName(_:)``.
  mutating func currentTableName(_ name: String) {
    guard !TableNameRule.isARN(name), !name.isEmpty else { return }
    let length = name.utf8.count
    if length < TableNameRule.minimumForTables {
      add(.minimumLength(TableNameRule.minimumForTables), name, at: "tableName")
    } else if length > Limits.tableNameLength {
      add(.maximumLength(Limits.tableNameLength), name, at: "tableName")
    } else if !name.isTableName {
      add(.namePattern, name, at: "tableName")
    }
  }

  /// An empty name as the current layer reports it, before all other members.
  mutating func emptyTableName(_ name: String) {
    guard name.isEmpty else { return }
    add(ConstraintViolation(report: .named(path: "TableName"), constraint: .minimumLength(1)))
  }
}

extension TableReference {
  /// A table named in a request whose constraints hold; an ARN is taken apart here.
  init(checked name: String) throws(RequestFault) {
    guard TableNameRule.isARN(name) else {
      self.init(name: name, account: nil, asSent: name)
      return
    }
    // arn:partition:dynamodb:region:account:table/name
    let fields = name.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    guard fields.count == 6 else { throw .invalidTableARN(name, .format) }
    guard fields[1].hasPrefix("aws") else { throw .invalidTableARN(name, .partition) }
    guard !fields[3].isEmpty else { throw .invalidTableARN(name, .region) }
    let resource = fields[5].split(separator: "/", omittingEmptySubsequences: false)
    guard resource.first == "table" else {
      throw .invalidTableARN(name, resource.count == 1 ? .format : .resourceType)
    }
    guard fields[2] == "dynamodb", resource.count == 2, fields[4].utf8.count == 12,
      fields[4].utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { throw .invalidTableARN(name, .format) }
    let table = String(resource[1])
    guard table.isTableName, TableNameRule.lengths.contains(table.utf8.count) else {
      throw .invalidTableARN(name, .format)
    }
    self.init(name: table, account: String(fields[4]), asSent: name)
  }

  /// A table named in a request of the control plane, which asks for the name before all else.
  init(controlPlane name: String?) throws(RequestFault) {
    guard let name else { throw .missingParameter("TableName") }
    var check = ConstraintCheck()
    check.tableName(name, minimum: TableNameRule.minimumForTables)
    try check.finish()
    try self.init(checked: name)
  }
}
