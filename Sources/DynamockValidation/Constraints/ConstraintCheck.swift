import DynamockModel

/// Collects the members of a request that violate the model's constraints.
///
/// A valid request allocates nothing: paths and values are closures that are only called for a
/// violation.
struct ConstraintCheck {
  private(set) var violations: [ConstraintViolation] = []

  /// The maximum number of violations in a message ([dynalite-suite] `test/createTable.js`: nine
  /// empty indexes).
  static let maximumCount = 10

  /// Throws if there is a violation.
  func finish() throws(RequestFault) {
    guard violations.isEmpty else { throw .constraints(violations) }
  }

  /// Adds a violation.
  mutating func add(_ violation: ConstraintViolation) {
    guard violations.count < Self.maximumCount else { return }
    violations.append(violation)
  }

  /// Adds a violation in the older form, which contains the value.
  mutating func add(_ constraint: Constraint, _ value: String, at path: String) {
    add(ConstraintViolation(report: .echoed(value, path: path), constraint: constraint))
  }

  /// Checks that a required member is present.
  mutating func require(_ isPresent: Bool, at path: @autoclosure () -> String) {
    if !isPresent { add(.null(path())) }
  }

  /// Checks the length of a string, list or map.
  mutating func length(
    _ count: Int, in range: ClosedRange<Int>, at path: @autoclosure () -> String,
    echo: @autoclosure () -> String
  ) {
    if count < range.lowerBound { add(.minimumLength(range.lowerBound), echo(), at: path()) }
    if count > range.upperBound { add(.maximumLength(range.upperBound), echo(), at: path()) }
  }

  /// Checks an enumeration, for which AWS's message lists the values.
  mutating func enumeration<Value: ModelEnumeration>(
    _ value: Value?, at path: @autoclosure () -> String
  ) {
    guard let value, value.isUnrecognized else { return }
    add(.enumeration(Value.printedValues), value.rawValue, at: path())
  }

  /// Checks the minimum of a number.
  mutating func minimum(_ minimum: Int, of value: Int?, at path: @autoclosure () -> String) {
    guard let value, value < minimum else { return }
    add(.minimumValue(minimum), String(value), at: path())
  }

  /// Checks the maximum of a number.
  mutating func maximum(_ maximum: Int, of value: Int?, at path: @autoclosure () -> String) {
    guard let value, value > maximum else { return }
    add(.maximumValue(maximum), String(value), at: path())
  }

  /// Checks the name of a table or index: the pattern, then the lengths, in AWS's order.
  mutating func name(
    _ name: String, minimum: Int, at path: @autoclosure () -> String
  ) {
    if !name.isEmpty || minimum > 1, !name.isTableName { add(.namePattern, name, at: path()) }
    length(name.utf8.count, in: minimum...Limits.tableNameLength, at: path(), echo: name)
  }
}

extension String {
  /// Whether the text is not empty and consists of characters that are allowed in names of tables
  /// and indexes.
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
