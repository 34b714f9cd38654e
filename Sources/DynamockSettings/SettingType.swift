/// The conversion of a setting's values from and to text.
struct SettingType<Value>: Sendable {
  /// The kind of values.
  let kind: @Sendable () -> Setting.Kind
  /// The name of a value in `--help`.
  let unit: String
  /// Converts a text to a value, or returns `nil` if it is invalid.
  let value: @Sendable (String) -> Value?
  /// Converts a value to text.
  let text: @Sendable (Value) -> String

  init(
    _ unit: String, kind: @autoclosure @escaping @Sendable () -> Setting.Kind,
    value: @escaping @Sendable (String) -> Value?, text: @escaping @Sendable (Value) -> String
  ) {
    self.kind = kind
    self.unit = unit
    self.value = value
    self.text = text
  }
}

extension SettingType where Value == String {
  /// Returns the type of a text that follows a rule.
  static func text(
    _ unit: String, rule: @autoclosure @escaping @Sendable () -> String, example: String,
    where isValid: @escaping @Sendable (String) -> Bool
  ) -> SettingType {
    SettingType(
      unit, kind: .text(rule: rule(), example: example), value: { isValid($0) ? $0 : nil },
      text: { $0 })
  }
}

extension SettingType where Value == String? {
  /// Returns the type of any text; an empty one is `nil`.
  static func optionalText(_ unit: String) -> SettingType {
    SettingType(
      unit, kind: .text(rule: "it must be text", example: "sample"),
      // An optional of an optional: the outer one states that every text is valid.
      value: { .some($0.isEmpty ? nil : $0) }, text: { $0 ?? "" })
  }
}

extension SettingType where Value == Int {
  /// Returns the type of an integer.
  static func integer(_ range: ClosedRange<Int>, _ unit: String) -> SettingType {
    SettingType(
      unit, kind: .integer(range), value: { Int($0).flatMap { range.contains($0) ? $0 : nil } },
      text: { String($0) })
  }
}

extension SettingType {
  /// Returns the type of an integer for which 0 means `nil`.
  static func optionalInteger<Number: FixedWidthInteger & Sendable>(
    _ range: ClosedRange<Int>, _ unit: String
  ) -> SettingType where Value == Number? {
    SettingType(
      unit, kind: .integer(range),
      value: { text in
        guard let number = Int(text), range.contains(number) else { return nil }
        return .some(number == 0 ? nil : Number(exactly: number))
      },
      text: { $0.map { String($0) } ?? "0" })
  }
}

extension SettingType where Value == Duration {
  /// A time in seconds, rounded to milliseconds.
  static var seconds: SettingType {
    SettingType(
      "seconds", kind: .seconds, value: { milliseconds($0).map { .milliseconds($0) } },
      text: { secondsText(Int64($0 / .milliseconds(1))) })
  }
}

extension SettingType where Value == Int64 {
  /// A time in seconds, as a number of milliseconds.
  static var seconds: SettingType {
    SettingType(
      "seconds", kind: .seconds, value: { milliseconds($0) }, text: { secondsText($0) })
  }
}

extension SettingType {
  /// Returns the type of a choice between words, each of which stands for a value.
  static func choice(_ words: KeyValuePairs<String, Value>) -> SettingType
  where Value: Equatable & Sendable {
    let words = words.map { (word: $0.key, value: $0.value) }
    return SettingType(
      "word", kind: .choice(words.map { $0.word }),
      value: { text in words.first { $0.word == text }?.value },
      text: { value in words.first { $0.value == value }.map { $0.word } ?? "" })
  }

  /// Returns the type of an enumeration's words.
  static func choice(_ unit: String = "word") -> SettingType
  where Value: RawRepresentable<String> & CaseIterable & Sendable, Value.AllCases == [Value] {
    SettingType(
      unit, kind: .choice(Value.allCases.map { $0.rawValue }), value: { Value(rawValue: $0) },
      text: { $0.rawValue })
  }
}

/// Returns the milliseconds of a number of seconds, or `nil` if it is not valid for a setting.
private func milliseconds(_ text: String) -> Int64? {
  Double(text).flatMap { (0...1_000_000).contains($0) ? Int64($0 * 1000) : nil }
}

/// Returns a number of milliseconds as a number of seconds.
private func secondsText(_ milliseconds: Int64) -> String {
  milliseconds % 1000 == 0 ? String(milliseconds / 1000) : String(Double(milliseconds) / 1000)
}
