/// The largest of many entries, determined in one pass and in constant memory.
///
/// If entries have the same size, the first ones are kept.
public struct Leaders<Label: Sendable>: Sendable {
  /// A label and its size.
  public struct Entry: Sendable {
    /// The size.
    public let size: Int
    /// The label.
    public let label: Label
  }

  /// The largest entries so far, in descending order.
  public private(set) var entries: [Entry] = []
  private let capacity: Int

  /// Creates an empty list with room for a number of entries.
  public init(capacity: Int) { self.capacity = max(1, capacity) }

  /// Adds an entry if it belongs to the largest; otherwise its label is not computed.
  public mutating func offer<Failure: Error>(
    _ size: Int, _ label: () throws(Failure) -> Label
  ) throws(Failure) {
    if entries.count == capacity {
      guard let last = entries.last, size > last.size else { return }
    }
    let entry = Entry(size: size, label: try label())
    let place = entries.firstIndex { $0.size < size } ?? entries.count
    entries.insert(entry, at: place)
    if entries.count > capacity { entries.removeLast() }
  }
}
