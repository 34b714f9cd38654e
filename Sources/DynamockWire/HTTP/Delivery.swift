/// How the bytes of a response go out, if not all at once.
///
/// A class, so that a response that has none carries one word more.
public final class Delivery: Sendable {
  /// What is sent, and how the connection ends.
  public let form: Form
  /// What stands in `x-amz-crc32`.
  public let checksum: Checksum
  /// Whether the connection closes after the response although the response does not say so.
  public let closes: Bool
  /// What `Date` says; nil for the present moment.
  public let date: String?

  /// What is sent.
  public enum Form: Sendable, Hashable {
    /// The whole response.
    case whole
    /// Nothing; the connection is closed.
    case hangUp
    /// Nothing; the connection is reset (RST).
    case reset
    /// Nothing, and the connection stays open.
    case mute
    /// The head and that many bytes of the body, then the end of the connection.
    case truncated(Extent)
    /// The head and that many bytes of the body, then a pause; without an end if nil.
    case stalled(afterBytes: Int, milliseconds: Int64?)
    /// Equal pieces, spread over a time.
    case dripped(chunks: Int, milliseconds: Int64)
    /// A limited number of bytes each second.
    case throttled(bytesPerSecond: Int)
  }

  /// A part of a body.
  public enum Extent: Sendable, Hashable {
    /// That many bytes.
    case bytes(Int)
    /// That share of the body.
    case fraction(Double)

    /// The number of bytes of a body of some length.
    public func count(of length: Int) -> Int {
      switch self {
      case .bytes(let count): min(max(0, count), length)
      case .fraction(let share): min(length, max(0, Int((Double(length) * share).rounded(.down))))
      }
    }
  }

  /// What `x-amz-crc32` holds.
  public enum Checksum: Sendable, Hashable {
    /// The checksum of the body.
    case right
    /// Another number.
    case wrong
    /// The field is left out.
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
