/// The content encodings that the service accepts in requests and offers in responses.
public enum ContentEncoding: Sendable, Hashable, CaseIterable {
  /// [rfc-1952].
  case gzip
  /// The zlib format, [rfc-1950], which HTTP calls deflate.
  case deflate

  /// The encoding's name in HTTP.
  public var name: StaticString {
    switch self {
    case .gzip: "gzip"
    case .deflate: "deflate"
    }
  }

  /// Creates the encoding with a name, in any case, or returns `nil`; AWS does not accept `x-gzip`.
  public init?(_ name: some StringProtocol) {
    switch name.lowercased() {
    case "gzip": self = .gzip
    case "deflate": self = .deflate
    default: return nil
    }
  }

  /// The maximum number of bytes of a body that is sent unencoded.
  public static let threshold = 4096

  /// Chooses the encoding of a response from an `Accept-Encoding`.
  ///
  /// It is the first one with the highest quality; `*` stands for all that are not listed,
  /// beginning with gzip, and comes last among those with the same quality. A client cannot prefer
  /// `identity`. All of this was measured on AWS by [scylla-alternator]
  /// `test_compressed_response.py`.
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

  /// An element of an `Accept-Encoding`: a name and its quality.
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

    /// Returns the quality according to the last `q`, as in two suites that are run against AWS:
    /// above 1 counts as 1, below 0 as 0, and anything that is not a number as 1.
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
