/// Read and write capacity units.
public struct Units: Sendable, Hashable {
  /// Read units.
  public var read: Double
  /// Write units.
  public var write: Double

  /// Creates units.
  public init(read: Double, write: Double) {
    self.read = read
    self.write = write
  }

  /// Creates only read units.
  public init(read: Double) { self.init(read: read, write: 0) }

  /// Creates only write units.
  public init(write: Double) { self.init(read: 0, write: write) }

  /// Creates zero units.
  public init() { self.init(read: 0, write: 0) }
}

extension Units: Summable {
  /// Adds both figures.
  public mutating func add(_ other: Units) {
    read += other.read
    write += other.write
  }

  /// Raises both figures to those of other units, if they are lower.
  mutating func raise(to other: Units) {
    read = max(read, other.read)
    write = max(write, other.write)
  }

  /// The whole units to provision for these: at least one of each, which is the least that AWS
  /// provisions.
  var provisionable: Units {
    Units(read: max(1, read.rounded(.up)), write: max(1, write.rounded(.up)))
  }

  /// Returns both figures divided by a number of seconds.
  func each(_ seconds: Int64) -> Units {
    Units(read: read / Double(seconds), write: write / Double(seconds))
  }
}
