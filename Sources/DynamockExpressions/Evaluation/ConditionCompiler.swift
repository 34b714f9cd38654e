import DynamockModel

/// What a step of a compiled condition tests: top-level attributes, by their places among the names,
/// and values, by their places among those that stored text is compared with.
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
  case comparison(Int, Condition.Comparator, Int)
  /// The attribute is between two values.
  case between(Int, Int, Int)
  /// The attribute is one of a range of values.
  case isIn(Int, Range<Int>)
  /// The attribute begins with a string.
  case beginsWith(Int, Int)
  /// The attribute contains a string.
  case contains(Int, Int)
  /// The attribute exists and does not contain a string.
  case notContains(Int, Int)
  /// A condition on decoded values.
  case decoded
}

/// A condition in a compiled one, or one that others are part of.
struct ConditionStep: Sendable {
  let test: ConditionTest
  /// The place of the condition among the leaves, unless it has parts.
  let leaf: Int
  /// The place of the next step that is not part of this one.
  var end = 0
}

/// Compiles a condition into steps, which depend on the types of its values only.
struct ConditionCompiler {
  private(set) var steps: [ConditionStep] = []
  private(set) var leaves: [Condition] = []
  /// The number of values before those of each leaf, in the order written.
  private(set) var firstValues: [Int] = []
  /// The values that stored text is compared with, and their positions in the order written.
  private(set) var scalars: [(position: Int, value: AttributeValue)] = []
  private(set) var names: [SoughtName] = []
  private(set) var needsLeaves = false
  /// The attributes of a condition with so many that looking each one up takes longer than decoding an
  /// item.
  private(set) var decodedNames: [String] = []
  private var valueCount = 0

  /// Compiles a condition.
  init(_ condition: Condition) {
    steps.reserveCapacity(4)
    leaves.reserveCapacity(4)
    add(condition)
    if isTooLong { decodedNames = condition.rootAttributes }
  }

  /// Whether there are so many names that looking each one up takes longer than decoding an item.
  private var isTooLong: Bool { names.count > NameIndex.smallCount }

  /// Adds the steps of a condition, unless there are too many names already.
  private mutating func add(_ condition: Condition) {
    guard !isTooLong else { return }
    let index = steps.count
    switch condition {
    case .all(let parts): add(.all, parts)
    case .any(let parts): add(.any, parts)
    case .not(let part): add(.not, CollectionOfOne(part))
    default:
      let test = test(of: condition)
      if case .decoded = test {
        needsLeaves = true
        for path in condition.paths where !isTooLong { _ = place(of: path) }
      }
      steps.append(.init(test: test, leaf: leaves.count))
      leaves.append(condition)
      firstValues.append(valueCount)
      valueCount += condition.valueCount
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
      .beginsWith(place(of: path), add(.string(text)))
    case .contains(.path(let path), .value(.string(let text))) where path.steps.isEmpty:
      .contains(place(of: path), add(.string(text)))
    case .notContains(.path(let path), .value(.string(let text))) where path.steps.isEmpty:
      .notContains(place(of: path), add(.string(text)))
    default: .decoded
    }
  }

  private mutating func comparison(
    _ path: DocumentPath, _ comparator: Condition.Comparator, _ value: AttributeValue
  ) -> ConditionTest {
    guard path.steps.isEmpty, value.isScalar else { return .decoded }
    return .comparison(place(of: path), comparator, add(value))
  }

  private mutating func between(
    _ path: DocumentPath, _ lower: AttributeValue, _ upper: AttributeValue
  ) -> ConditionTest {
    guard path.steps.isEmpty, lower.isScalar, upper.isScalar else { return .decoded }
    return .between(place(of: path), add(lower), add(upper, after: 1))
  }

  private mutating func isIn(
    _ path: DocumentPath, _ operands: [Condition.Operand]
  ) -> ConditionTest {
    guard path.steps.isEmpty else { return .decoded }
    let start = scalars.count
    for (index, operand) in operands.enumerated() {
      guard case .value(let value) = operand, value.isScalar else { return .decoded }
      _ = add(value, after: index)
    }
    return .isIn(place(of: path), start..<scalars.count)
  }

  /// Adds a value that stored text is compared with, and returns its place.
  /// - Parameter before: the number of values of the condition before it.
  private mutating func add(_ value: AttributeValue, after before: Int = 0) -> Int {
    scalars.append((valueCount + before, value))
    return scalars.count - 1
  }

  private mutating func place(of path: DocumentPath) -> Int { names.place(adding: path.attribute) }
}
