/// How the bytes of a response are sent, if not as a whole.
///
/// A class, so that it takes only a word in a response that has none.
public final class Delivery: Sendable {
  /// The part that is sent, and how the connection ends.
  public let form: Form
  /// The value of `x-amz-crc32`.
  public let checksum: Checksum
  /// Whether the connection is closed after the response without an announcement.
  public let closes: Bool
  /// The value of `Date`, or `nil` for the current time.
  public let date: String?

  /// The part that is sent.
  public enum Form: Sendable, Hashable {
    /// The whole response.
    case whole
    /// Nothing; the connection is closed.
    case hangUp
    /// Nothing; the connection is reset (RST).
    case reset
    /// Nothing, and the connection stays open.
    case mute
    /// The head and a number of bytes of the body, followed by the end of the connection.
    case truncated(Extent)
    /// The head and a number of bytes of the body, followed by a pause, which is endless if `nil`.
    case stalled(afterBytes: Int, milliseconds: Int64?)
    /// Equal pieces, spread over a time.
    case dripped(chunks: Int, milliseconds: Int64)
    /// A limited number of bytes per second.
    case throttled(bytesPerSecond: Int)
  }

  /// A part of a body.
  public enum Extent: Sendable, Hashable {
    /// A number of bytes.
    case bytes(Int)
    /// A fraction of the body.
    case fraction(Double)

    /// Returns the number of bytes for a body of some length.
    public func count(of length: Int) -> Int {
      switch self {
      case .bytes(let count): min(max(0, count), length)
      case .fraction(let share): min(length, max(0, Int((Double(length) * share).rounded(.down))))
      }
    }
  }

  /// The value of `x-amz-crc32`.
  public enum Checksum: Sendable, Hashable {
    /// The checksum of the body.
    case right
    /// Another number.
    case wrong
    /// No checksum.
    case none
  }

  /// Creates a delivery.
  public init(
    _ form: Form = .whole, checksum: Checksum = .right, closes: Bool = false, date: String? = nil
  ) {
    self.form = form
    self.checksum = checksum
    self.closes = closes
    self.date = date
  }
}
