import DynamockModel

/// Collects the members of a request that break the model's constraints.
///
/// A request in which nothing is wrong allocates nothing: paths and echoes are closures that are
/// only called for a violation.
struct ConstraintCheck {
  private(set) var violations: [ConstraintViolation] = []

  /// The framework stops after ten (Dynalite `test/createTable.js`: nine empty indexes).
  static let maximumCount = 10

  /// Refuses the request when anything was found.
  func finish() throws(RequestFault) {
    guard violations.isEmpty else { throw .constraints(violations) }
  }

  /// Adds a violation as it stands.
  mutating func add(_ violation: ConstraintViolation) {
    guard violations.count < Self.maximumCount else { return }
    violations.append(violation)
  }

  /// Adds a value that breaks a constraint in the older form, echoed.
  mutating func add(_ constraint: Constraint, _ value: String, at path: String) {
    add(ConstraintViolation(report: .echoed(value, path: path), constraint: constraint))
  }

  /// A member that has to be there.
  mutating func require(_ isPresent: Bool, at path: @autoclosure () -> String) {
    if !isPresent { add(.null(path())) }
  }

  /// The length of a text, list or map.
  mutating func length(
    _ count: Int, in range: ClosedRange<Int>, at path: @autoclosure () -> String,
    echo: @autoclosure () -> String
  ) {
    if count < range.lowerBound { add(.minimumLength(range.lowerBound), echo(), at: path()) }
    if count > range.upperBound { add(.maximumLength(range.upperBound), echo(), at: path()) }
  }

  /// The value of an enumeration, with those that AWS prints.
  mutating func enumeration<Value: ModelEnumeration>(
    _ value: Value?, at path: @autoclosure () -> String
  ) {
    guard let value, value.isUnrecognized else { return }
    add(.enumeration(Value.printedValues), value.rawValue, at: path())
  }

  /// The lowest value of a number.
  mutating func minimum(_ minimum: Int, of value: Int?, at path: @autoclosure () -> String) {
    guard let value, value < minimum else { return }
    add(.minimumValue(minimum), String(value), at: path())
  }

  /// The highest value of a number.
  mutating func maximum(_ maximum: Int, of value: Int?, at path: @autoclosure () -> String) {
    guard let value, value > maximum else { return }
    add(.maximumValue(maximum), String(value), at: path())
  }

  /// A table's or index's name: pattern, then lengths, as AWS lists them.
  mutating func name(
    _ name: String, minimum: Int, at path: @autoclosure () -> String
  ) {
    if !name.isEmpty || minimum > 1, !name.isTableName { add(.namePattern, name, at: path()) }
    length(name.utf8.count, in: minimum...Limits.tableNameLength, at: path(), echo: name)
  }
}

extension String {
  /// Whether every character may stand in a table or index name, and there is one.
  var isTableName: Bool {
    !isEmpty
      && utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"),
          UInt8(ascii: "."):
          true
        default: false
        }
      }
  }
}
