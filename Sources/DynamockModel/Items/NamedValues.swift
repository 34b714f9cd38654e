/// Values by name in the order they came: the model's maps other than items.
///
/// Like ``Item``, an array of pairs: these maps hold a handful of entries and their order shows in
/// answers.
public struct NamedValues<Value: Sendable>: Sendable {
  /// The entries, each name once.
  public var entries: [(name: String, value: Value)]

  /// Makes an empty map.
  @inlinable
  public init() { entries = [] }

  /// Makes a map of entries whose names the caller knows to be distinct.
  @inlinable
  public init(uniqueEntries: [(name: String, value: Value)]) { entries = uniqueEntries }

  /// The value under a name; assigning nil removes the entry, a new name is appended.
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

  /// Whether there is no entry.
  @inlinable public var isEmpty: Bool { entries.isEmpty }
}

extension NamedValues: Equatable where Value: Equatable {
  /// Two maps are equal when they hold equal entries in the same order.
  public static func == (left: Self, right: Self) -> Bool {
    left.entries.elementsEqual(right.entries) {
      $0.name.hasSameBytes(as: $1.name) && $0.value == $1.value
    }
  }
}

extension NamedValues: ExpressibleByDictionaryLiteral {
  /// Makes a map of a literal; a name that stands twice keeps its last value.
  public init(dictionaryLiteral elements: (String, Value)...) {
    self.init()
    for (name, value) in elements { self[name] = value }
  }
}

extension NamedValues {
  /// The same names with other values.
  @inlinable
  public func mapValues<Other>(_ transform: (Value) -> Other) -> NamedValues<Other> {
    NamedValues<Other>(uniqueEntries: entries.map { ($0.name, transform($0.value)) })
  }
}
