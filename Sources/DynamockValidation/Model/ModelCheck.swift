public import DynamockModel

/// A structure whose members have generated rules of the API's model.
protocol ModelChecked {
  /// Reports the members that violate a rule.
  func check(_ check: inout ModelCheck)
}

/// An enumeration of the API, with the order in which AWS prints its values.
protocol ModelEnumeration: OpenEnumeration {
  static var printedValues: [String] { get }
}

/// A value whose length the model constrains.
protocol ModelMeasured {
  /// The number of entries of a list or map, or of UTF-16 code units of a string, as in Java.
  var modelLength: Int { get }
  /// The number of entries of a list or map, or of code points of a string.
  var codePointLength: Int { get }
}

extension ModelMeasured {
  var codePointLength: Int { modelLength }
}

/// Collects the members of an input that violate the model's rules.
///
/// A valid input allocates nothing: paths and values are only created for a violation, and each
/// level adds its own step to the path.
struct ModelCheck {
  private(set) var violations: [ModelViolation] = []
  /// Whether the length of strings is counted in code points instead of UTF-16 code units.
  private var countsCodePoints = false

  /// Returns all members of an input that violate a rule, in the model's order.
  ///
  /// - Parameter countsCodePoints: whether the length of strings is counted in code points, as for
  ///   PartiQL ([dynoxide-captures] `partiql-limits`, us-east-1, 2026-10).
  static func violations(
    of input: some ModelChecked, countsCodePoints: Bool = false
  ) -> [ModelViolation] {
    var check = ModelCheck()
    check.countsCodePoints = countsCodePoints
    input.check(&check)
    return check.violations
  }

  /// Checks that a required member is present.
  mutating func required<Value>(_ value: Value?, at member: StaticString) {
    if value == nil { report(.notNull, nil, at: member) }
  }

  /// Checks the length of a string, list or map.
  mutating func length<Value: ModelMeasured>(
    _ value: Value?, at member: StaticString, minimum: Int = 0, maximum: Int = .max
  ) {
    guard let value else { return }
    let length = countsCodePoints ? value.codePointLength : value.modelLength
    if length < minimum { report(.minimumLength(minimum), javaText(value), at: member) }
    if length > maximum { report(.maximumLength(maximum), javaText(value), at: member) }
  }

  /// Checks the range of a number.
  mutating func range(
    _ value: Int?, at member: StaticString, minimum: Int = .min, maximum: Int = .max
  ) {
    guard let value else { return }
    if value < minimum { report(.minimumValue(minimum), "\(value)", at: member) }
    if value > maximum { report(.maximumValue(maximum), "\(value)", at: member) }
  }

  /// Checks the pattern of a string.
  mutating func pattern(_ value: String?, at member: StaticString, _ pattern: ModelPattern) {
    guard let value, !pattern.matches(value) else { return }
    report(.pattern(pattern.rawValue), value, at: member)
  }

  /// Checks the value of an enumeration.
  mutating func enumeration<Value: ModelEnumeration>(_ value: Value?, at member: StaticString) {
    guard let value, value.isUnrecognized else { return }
    report(.enumeration(Value.printedValues), value.rawValue, at: member)
  }

  /// Checks the strings of a list.
  mutating func elements(
    _ values: [String]?, at member: StaticString, minimum: Int, maximum: Int,
    _ pattern: ModelPattern? = nil
  ) {
    guard let values else { return }
    let isSound = values.allSatisfy {
      (minimum...maximum).contains($0.modelLength) && (pattern?.matches($0) ?? true)
    }
    guard !isSound else { return }
    let lengths: [Constraint] = [.maximumLength(maximum), .minimumLength(minimum)]
    let rules = lengths + (pattern.map { [.pattern($0.rawValue)] } ?? [])
    report(.elements(rules), javaText(values), at: member)
  }

  /// Checks the values of a list of enumerations.
  mutating func elements<Value: ModelEnumeration>(_ values: [Value]?, at member: StaticString) {
    guard let values, values.contains(where: \.isUnrecognized) else { return }
    report(.elements([.enumeration(Value.printedValues)]), javaText(values), at: member)
  }

  /// Checks the lengths of a map's values.
  mutating func mapValues<Value: ModelMeasured>(
    _ values: NamedValues<Value>?, at member: StaticString, minimum: Int, maximum: Int
  ) {
    guard let values else { return }
    let isSound = values.entries.allSatisfy {
      (minimum...maximum).contains($0.value.modelLength)
    }
    guard !isSound else { return }
    let rules: [Constraint] = [.maximumLength(maximum), .minimumLength(minimum)]
    report(.mapValues(rules), javaText(values), at: member)
  }

  /// Checks a structure, or structures in lists and maps.
  mutating func members<Value: ModelChecked>(of value: Value?, at member: StaticString) {
    guard let value else { return }
    inside(.member("\(member)")) { value.check(&$0) }
  }

  /// Checks the contents of a step, and prepends the step to the paths of their violations.
  mutating func inside(
    _ step: @autoclosure () -> ModelViolation.Step, _ body: (inout ModelCheck) -> Void
  ) {
    let before = violations.count
    body(&self)
    for index in before..<violations.count { violations[index].path.insert(step(), at: 0) }
  }

  private mutating func report(
    _ rule: Constraint, _ echo: @autoclosure () -> String?, at member: StaticString
  ) {
    violations.append(
      ModelViolation(path: [.member("\(member)")], echo: echo(), rule: rule))
  }
}

extension Array: ModelChecked where Element: ModelChecked {
  func check(_ check: inout ModelCheck) {
    for (index, element) in enumerated() {
      check.inside(.element(index + 1)) { element.check(&$0) }
    }
  }
}

extension NamedValues: ModelChecked where Value: ModelChecked {
  func check(_ check: inout ModelCheck) {
    for entry in entries { check.inside(.entry(entry.name)) { entry.value.check(&$0) } }
  }
}

extension String: ModelMeasured {
  var modelLength: Int { utf16.count }
  var codePointLength: Int { unicodeScalars.count }
}

extension Array: ModelMeasured {
  var modelLength: Int { count }
}

extension NamedValues: ModelMeasured {
  var modelLength: Int { count }
}

extension KeyList: ModelMeasured {
  var modelLength: Int { count }
}

extension Item: ModelMeasured {
  var modelLength: Int { count }
}
