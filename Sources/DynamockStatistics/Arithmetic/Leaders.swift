/// The largest of many things, found in one pass and in fixed memory.
///
/// Of things of equal size those that came first stay.
public struct Leaders<Label: Sendable>: Sendable {
  /// One of the largest.
  public struct Entry: Sendable {
    /// Its size.
    public let size: Int
    /// What it is.
    public let label: Label
  }

  /// The largest so far, largest first.
  public private(set) var entries: [Entry] = []
  private let capacity: Int

  /// Makes an empty list that keeps so many.
  public init(capacity: Int) { self.capacity = max(1, capacity) }

  /// Takes a thing in where it is larger than one of those that are kept; else asks for no label.
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
