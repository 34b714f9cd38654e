import DynamockModel

/// The rules of a table's name, or of the ARN that may stand in its place (§6).
enum TableNameRule {
  /// Item operations take names from one character on; what is shorter than a table's name can be is
  /// not found.
  static let minimumForItems = 1
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
}

extension TableReference {
  /// A table named in a request of the newer layer, where a bad name is reported alone.
  ///
  /// An empty name has the newer form, every other one the older (conformance `putItem`, 2026-10-09).
  init(newerLayer name: String) throws(RequestFault) {
    if name.isTableName, name.utf8.count <= Limits.tableNameLength {
      self.init(name: name, account: nil, asSent: name)
      return
    }
    guard !name.isEmpty else {
      throw .constraints([
        ConstraintViolation(report: .named(path: "TableName"), constraint: .minimumLength(1))
      ])
    }
    var check = ConstraintCheck()
    check.tableName(name, minimum: TableNameRule.minimumForItems)
    try check.finish()
    try self.init(checked: name)
  }

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
