import DynamockModel

/// The rules for a table's name, or for an ARN used instead.
enum TableNameRule {
  /// The minimum length of names for operations of the control plane.
  static let minimumForTables = Limits.tableNameMinimumLength

  /// The allowed lengths of a table's name.
  static let lengths = Limits.tableNameMinimumLength...Limits.tableNameLength

  /// Returns whether a text is to be checked as an ARN rather than as a name.
  static func isARN(_ name: String) -> Bool { name.utf8.starts(with: "arn:".utf8) }
}

extension ConstraintCheck {
  /// Checks a table's name together with other members, as in the older layer.
  mutating func tableName(_ name: String?, minimum: Int) {
    guard let name else { return add(.null("tableName")) }
    if !TableNameRule.isARN(name) { self.name(name, minimum: minimum, at: "tableName") }
  }

  /// Checks a table's name in an item operation, as in the older layer: an empty name is reported
  /// separately, and the minimum is 3 characters ([dynoxide-captures], seven regions, 2026-10-09
  /// and 20).
  mutating func itemTableName(_ name: String?) {
    tableName(name, minimum: name?.isEmpty == true ? 1 : TableNameRule.minimumForTables)
  }

  /// Checks a table's name as in the current layer, with one error: the length before the pattern.
  ///
  /// ``emptyTableName(_:)`` reports an empty name.
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

  /// Reports an empty name before all other members, as in the current layer.
  mutating func emptyTableName(_ name: String) {
    guard name.isEmpty else { return }
    add(ConstraintViolation(report: .named(path: "TableName"), constraint: .minimumLength(1)))
  }
}

extension TableReference {
  /// Creates a reference from a name or ARN that no rule has checked yet, or returns `nil` if it is
  /// neither.
  package init?(parsing text: String) {
    guard let reference = try? TableReference(checked: text), reference.name.isTableName else {
      return nil
    }
    self = reference
  }

  /// Creates a reference from a name that satisfies the constraints; an ARN is parsed here.
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

  /// Creates a reference for a request of the control plane, which requires the name before
  /// anything else.
  init(controlPlane name: String?) throws(RequestFault) {
    guard let name else { throw .missingParameter("TableName") }
    var check = ConstraintCheck()
    check.tableName(name, minimum: TableNameRule.minimumForTables)
    try check.finish()
    try self.init(checked: name)
  }
}
