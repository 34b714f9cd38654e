/// The compressions that the service undoes in requests and offers in responses.
public enum ContentEncoding: Sendable, Hashable, CaseIterable {
  /// RFC 1952.
  case gzip
  /// The zlib format, RFC 1950, which HTTP calls deflate.
  case deflate

  /// The encoding's name in HTTP.
  public var name: StaticString {
    switch self {
    case .gzip: "gzip"
    case .deflate: "deflate"
    }
  }

  /// Finds the encoding of a name, in any mixture of cases; `x-gzip` is not known to AWS.
  public init?(_ name: some StringProtocol) {
    switch name.lowercased() {
    case "gzip": self = .gzip
    case "deflate": self = .deflate
    default: return nil
    }
  }

  /// Bodies up to this many bytes are sent as they are.
  public static let threshold = 4096

  /// Chooses the encoding of a response from an `Accept-Encoding`.
  ///
  /// The one of the highest quality, the first listed among equals; `*` stands for whatever is not
  /// listed and comes last among equals, gzip first. A client cannot prefer `identity`. All of it
  /// measured on AWS by ScyllaDB's `test_compressed_response.py`.
  public static func preferred(in acceptEncoding: String) -> ContentEncoding? {
    let offers = acceptEncoding.split(separator: ",").compactMap(Offer.init)
    var candidates = offers.compactMap { offer in
      ContentEncoding(offer.name).map { (encoding: $0, quality: offer.quality) }
    }
    if let rest = offers.first(where: { $0.name == "*" }) {
      let listed = candidates.map(\.encoding)
      for encoding in allCases where !listed.contains(encoding) {
        candidates.append((encoding, rest.quality))
      }
    }
    var best: (encoding: ContentEncoding, quality: Double)?
    for candidate in candidates where candidate.quality > best?.quality ?? 0 { best = candidate }
    return best?.encoding
  }

  /// One element of an `Accept-Encoding`: a name and its quality.
  private struct Offer {
    var name: String
    var quality: Double

    init?(_ element: Substring) {
      let parts = element.split(separator: ";", omittingEmptySubsequences: false)
      name = parts[0].trimmed
      guard !name.isEmpty else { return nil }
      let parameters = parts.dropFirst().map { part in part.filter { $0 != " " && $0 != "\t" } }
      quality = Self.quality(parameters.last { $0.hasPrefix("q=") })
    }

    /// The last `q` counts, as two suites run against AWS expect; above 1 is 1, below 0 is 0, and what
    /// is no number is 1.
    private static func quality(_ parameter: String?) -> Double {
      guard let parameter, let number = Double(parameter.dropFirst(2)) else { return 1 }
      return min(max(number, 0), 1)
    }
  }
}

extension Substring {
  fileprivate var trimmed: String {
    var text = self
    while text.first == " " || text.first == "\t" { text.removeFirst() }
    while text.last == " " || text.last == "\t" { text.removeLast() }
    return String(text)
  }
}
