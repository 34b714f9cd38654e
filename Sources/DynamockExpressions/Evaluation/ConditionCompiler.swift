import DynamockModel

/// What a step of a compiled condition tests: top-level attributes, by their places among the names.
enum ConditionTest: Sendable {
  /// All parts are true.
  case all
  /// Any part is true.
  case any
  /// The part is false.
  case not
  /// The attribute exists.
  case exists(Int)
  /// The attribute does not exist.
  case missing(Int)
  /// The attribute has a type.
  case hasType(Int, AttributeValue.DataType)
  /// The attribute compares with a value.
  case comparison(Int, Condition.Comparator, ConditionScalar)
  /// The attribute is between two values.
  case between(Int, ConditionScalar, ConditionScalar)
  /// The attribute is one of a range of values.
  case isIn(Int, Range<Int>)
  /// The attribute begins with a string.
  case beginsWith(Int, Range<Int>)
  /// The attribute contains a string.
  case contains(Int, Range<Int>)
  /// The attribute exists and does not contain a string.
  case notContains(Int, Range<Int>)
  /// A condition on decoded values.
  case decoded
}

/// A value that stored text is compared with.
enum ConditionScalar: Sendable {
  /// A string, by its place among the bytes of all strings.
  case string(Range<Int>)
  case number(DecimalNumber)
  case bool(Bool)
  case null
}

/// Compiles a condition into steps.
struct ConditionCompiler {
  private(set) var steps: [CompiledCondition.Step] = []
  private(set) var leaves: [Condition] = []
  private(set) var scalars: [ConditionScalar] = []
  private(set) var strings: [UInt8] = []
  private(set) var names: [SoughtName] = []

  init() {
    steps.reserveCapacity(4)
    leaves.reserveCapacity(4)
  }

  /// Whether there are so many names that looking each one up takes longer than decoding an item.
  var isTooLong: Bool { names.count > NameIndex.smallCount }

  /// Adds the steps of a condition, unless there are too many names already.
  mutating func add(_ condition: Condition) {
    guard !isTooLong else { return }
    let index = steps.count
    switch condition {
    case .all(let parts): add(.all, parts)
    case .any(let parts): add(.any, parts)
    case .not(let part): add(.not, CollectionOfOne(part))
    default:
      let test = test(of: condition)
      if case .decoded = test {
        for path in condition.paths where !isTooLong { _ = place(of: path) }
      }
      steps.append(.init(test: test, leaf: leaves.count))
      leaves.append(condition)
    }
    steps[index].end = steps.count
  }

  private mutating func add(_ test: ConditionTest, _ parts: some Sequence<Condition>) {
    steps.append(.init(test: test, leaf: 0))
    for part in parts { add(part) }
  }

  /// Returns the test of a condition without parts.
  private mutating func test(of condition: Condition) -> ConditionTest {
    switch condition {
    case .attributeExists(let path) where path.steps.isEmpty: .exists(place(of: path))
    case .attributeNotExists(let path) where path.steps.isEmpty: .missing(place(of: path))
    case .attributeType(.path(let path), let type) where path.steps.isEmpty:
      .hasType(place(of: path), type)
    case .comparison(.path(let path), let comparator, .value(let value)):
      comparison(path, comparator, value)
    case .comparison(.value(let value), let comparator, .path(let path)):
      comparison(path, comparator.mirrored, value)
    case .between(.path(let path), .value(let lower), .value(let upper)):
      between(path, lower, upper)
    case .isIn(.path(let path), let operands): isIn(path, operands)
    case .beginsWith(.path(let path), .value(.string(let text))) where path.steps.isEmpty:
      .beginsWith(place(of: path), add(text))
    case .contains(.path(let path), .value(.string(let text))) where path.steps.isEmpty:
      .contains(place(of: path), add(text))
    case .notContains(.path(let path), .value(.string(let text))) where path.steps.isEmpty:
      .notContains(place(of: path), add(text))
    default: .decoded
    }
  }

  private mutating func comparison(
    _ path: DocumentPath, _ comparator: Condition.Comparator, _ value: AttributeValue
  ) -> ConditionTest {
    guard path.steps.isEmpty, let scalar = scalar(value) else { return .decoded }
    return .comparison(place(of: path), comparator, scalar)
  }

  private mutating func between(
    _ path: DocumentPath, _ lower: AttributeValue, _ upper: AttributeValue
  ) -> ConditionTest {
    guard path.steps.isEmpty, let lower = scalar(lower), let upper = scalar(upper) else {
      return .decoded
    }
    return .between(place(of: path), lower, upper)
  }

  private mutating func isIn(
    _ path: DocumentPath, _ operands: [Condition.Operand]
  ) -> ConditionTest {
    guard path.steps.isEmpty else { return .decoded }
    let start = scalars.count
    for operand in operands {
      guard case .value(let value) = operand, let scalar = scalar(value) else { return .decoded }
      scalars.append(scalar)
    }
    return .isIn(place(of: path), start..<scalars.count)
  }

  /// Returns a value that stored text can be compared with, or `nil` for a value of another type.
  ///
  /// Sets and maps are equal in any order, and binary values are not ordered like their text.
  private mutating func scalar(_ value: AttributeValue) -> ConditionScalar? {
    switch value {
    case .string(let text): .string(add(text))
    case .number(let number): .number(number)
    case .bool(let flag): .bool(flag)
    case .null: .null
    default: nil
    }
  }

  private mutating func add(_ text: String) -> Range<Int> {
    let start = strings.count
    text.withBytes { strings.append(contentsOf: $0) }
    return start..<strings.count
  }

  private mutating func place(of path: DocumentPath) -> Int { names.place(adding: path.attribute) }
}
