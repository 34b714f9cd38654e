import DynamockModel
import Synchronization

/// A cache of the forms of update expressions, by their text, their names, and the names and types
/// of their values.
///
/// An application sends the same few expressions repeatedly with different values, and the form, or
/// the fault of an expression without one, depends on nothing else. Expressions with faults are not
/// cached.
enum UpdateCache {
  /// The number of forms in a generation.
  private static let capacity = 256
  /// The maximum length in bytes of the text, the names and the references of a cached expression.
  private static let longestKey = 1_024

  private static let entries = Mutex(TwoGenerations<UInt64, UpdateCacheEntry>(capacity: capacity))

  /// Returns the form of an expression, which `resolve` creates if it is not cached, and marks the
  /// names and values that it uses.
  static func form(
    of text: String, in scope: inout ExpressionScope,
    _ resolve: (inout ExpressionScope) throws(ExpressionError.Fault) -> UpdateForm
  ) throws(ExpressionError.Fault) -> UpdateForm {
    guard let digest = digest(of: text, in: scope) else { return try resolve(&scope) }
    let known = entries.withLock { $0.value(of: digest) }
    if let known, known.isFor(text, in: scope) {
      scope.usedNames.insert(first: known.usedNames)
      scope.usedValues.insert(first: known.usedValues)
      return known.form
    }
    var own = ExpressionScope(names: scope.names, values: scope.values)
    let form = try resolve(&own)
    scope.usedNames.insert(first: own.usedNames.first)
    scope.usedValues.insert(first: own.usedValues.first)
    let entry = UpdateCacheEntry(form, of: text, in: own)
    entries.withLock { $0.insert(entry, for: digest) }
    return form
  }

  /// Returns a number that differs for most different keys, or `nil` if the key is too large for
  /// the cache.
  private static func digest(of text: String, in scope: ExpressionScope) -> UInt64? {
    guard text.utf8.count <= longestKey, scope.names.count < 64, scope.values.count < 64 else {
      return nil
    }
    var digest = KeyDigest()
    digest.add(text)
    for (name, value) in scope.names.entries {
      digest.length += name.utf8.count
      digest.add(value)
    }
    for attribute in scope.values.attributes {
      guard let type = attribute.value.dataType else { return nil }
      digest.length += attribute.name.utf8.count
      digest.add(UInt64(type.position))
    }
    return digest.length <= longestKey ? digest.state : nil
  }
}

/// A cached form with its key.
private final class UpdateCacheEntry: Sendable {
  let form: UpdateForm
  /// A bit for each of the names that the expression uses, by their position.
  let usedNames: UInt64
  /// A bit for each of the values that it uses.
  let usedValues: UInt64
  private let text: String
  private let names: NamedValues<String>
  private let references: [(name: String, type: AttributeValue.DataType?)]

  init(_ form: UpdateForm, of text: String, in scope: ExpressionScope) {
    self.form = form
    self.text = text
    usedNames = scope.usedNames.first
    usedValues = scope.usedValues.first
    names = scope.names
    references = scope.values.attributes.map { ($0.name, $0.value.dataType) }
  }

  /// Returns whether the form is that of an expression in a scope.
  func isFor(_ text: String, in scope: ExpressionScope) -> Bool {
    guard names.count == scope.names.count, references.count == scope.values.count,
      self.text.hasSameBytes(as: text)
    else { return false }
    for (index, entry) in names.entries.enumerated() {
      let other = scope.names.entries[index]
      guard entry.name.hasSameBytes(as: other.name), entry.value.hasSameBytes(as: other.value)
      else { return false }
    }
    for (index, reference) in references.enumerated() {
      let attribute = scope.values.attributes[index]
      guard reference.type == attribute.value.dataType,
        reference.name.hasSameBytes(as: attribute.name)
      else { return false }
    }
    return true
  }
}

/// A number for the parts of a key; keys with the same one are compared.
///
/// Keys that are chosen to have the same number only displace each other.
private struct KeyDigest {
  private(set) var state: UInt64 = 0
  /// The number of bytes of the key.
  var length = 0

  mutating func add(_ word: UInt64) {
    state = (state ^ word) &* 0x9E37_79B9_7F4A_7C15
    state ^= state >> 32
  }

  mutating func add(_ text: String) {
    length += text.utf8.count
    text.withBytes { bytes in
      add(UInt64(bytes.count))
      var index = 0
      while index &+ 8 <= bytes.count {
        add(bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
        index &+= 8
      }
      var rest: UInt64 = 0
      while index < bytes.count {
        rest = rest << 8 | UInt64(bytes[index])
        index &+= 1
      }
      add(rest)
    }
  }
}

extension AttributeValue.DataType {
  /// A number that differs for each type.
  fileprivate var position: Int {
    switch self {
    case .number: 1
    case .string: 2
    case .binary: 3
    case .bool: 4
    case .null: 5
    case .stringSet: 6
    case .numberSet: 7
    case .binarySet: 8
    case .list: 9
    case .map: 10
    }
  }
}
