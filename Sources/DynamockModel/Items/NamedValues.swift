/// Named values, in the order in which they were sent: the model's maps other than items.
///
/// Stored as an array of pairs like ``Item``: these maps have few entries, and their order is
/// visible in responses.
public struct NamedValues<Value: Sendable>: Sendable {
  /// The entries, whose names are unique.
  public var entries: [(name: String, value: Value)]

  /// Creates an empty map.
  @inlinable
  public init() { entries = [] }

  /// Creates a map from entries whose names are known to be distinct.
  @inlinable
  public init(uniqueEntries: [(name: String, value: Value)]) { entries = uniqueEntries }

  /// The value with a name; assigning `nil` removes the entry, and a new name is appended.
  @inlinable
  public subscript(name: String) -> Value? {
    get {
      for entry in entries where entry.name.hasSameBytes(as: name) { return entry.value }
      return nil
    }
    set {
      let index = entries.firstIndex { $0.name.hasSameBytes(as: name) }
      switch (index, newValue) {
      case (let index?, let value?): entries[index].value = value
      case (let index?, nil): entries.remove(at: index)
      case (nil, let value?): entries.append((name, value))
      case (nil, nil): break
      }
    }
  }

  /// The number of entries.
  @inlinable public var count: Int { entries.count }

  /// Whether there are no entries.
  @inlinable public var isEmpty: Bool { entries.isEmpty }
}

extension NamedValues: Equatable where Value: Equatable {
  /// Returns whether two maps have equal entries in the same order.
  public static func == (left: Self, right: Self) -> Bool {
    left.entries.elementsEqual(right.entries) {
      $0.name.hasSameBytes(as: $1.name) && $0.value == $1.value
    }
  }
}

extension NamedValues: ExpressibleByDictionaryLiteral {
  /// Creates a map from a literal; the last value of a repeated name is kept.
  public init(dictionaryLiteral elements: (String, Value)...) {
    self.init()
    for (name, value) in elements { self[name] = value }
  }
}

extension NamedValues {
  /// Returns the same names with other values.
  @inlinable
  public func mapValues<Other>(_ transform: (Value) -> Other) -> NamedValues<Other> {
    NamedValues<Other>(uniqueEntries: entries.map { ($0.name, transform($0.value)) })
  }
}
