import Testing

@testable import DynamockWire

@Suite struct ContentEncodingTests {
  /// AWS's choice, as measured by [scylla-alternator] `test_compressed_response.py` (2025).
  static let measured: [(String, ContentEncoding?)] = [
    ("identity", nil), ("", nil), ("br", nil), ("zstd", nil), ("compress", nil), ("x-gzip", nil),
    ("gzip", .gzip), ("deflate", .deflate), ("gzip, deflate", .gzip),
    ("br, identity, deflate, gzip", .deflate), ("GZIP, identity", .gzip),
    ("dog, gzip ,, cat", .gzip), ("gzip;q=0.8, deflate;q=0.5", .gzip),
    ("br, gzip;q=0, deflate; q = 0.5 , identity;q=0", .deflate), ("*", .gzip),
    ("*, deflate;q=0.5", .gzip), ("*, deflate", .deflate), ("*, identity", .gzip),
    ("*, gzip;q=0.5", .deflate), ("gzip ;q=0", nil), ("identity;q=0", nil), ("*;q=0", nil),
    ("*;q=0.5,identity", .gzip), ("gzip;q=0.5,identity;q=0.8", .gzip),
    ("br;q=0.8,identity;q=0.5,*;q=0", nil), ("\"gzip\"", nil), ("gzip br", nil),
    ("gzip:q=1", nil), ("deflate;q=0.5, gzip;q=31", .gzip), ("gzip;q=31,deflate;q=51", .gzip),
    ("deflate;q=0.5, gzip;q=0.2", .deflate), ("deflate;q=0.5, gzip;q=1;q=0.2", .deflate),
    ("deflate;q=0.5,gzip;q=0.", .deflate), ("deflate;q=0.5,gzip;q=0.x", .gzip),
    ("deflate;q=-0.5,gzip;q=0.2", .gzip), ("gzip;nq=1;q=0 ", nil),
    ("gzip;q=0;q=1", .gzip), ("gzip;q=1;q=0", nil),
    ("gzip;q=0, gzip;q=1, gzip;q=0", .gzip), ("br,identity;q=0.5,gzip;q=0.0001", .gzip),
  ]

  @Test("a response is in the encoding that AWS would choose", arguments: measured)
  func preferred(acceptEncoding: String, encoding: ContentEncoding?) {
    #expect(ContentEncoding.preferred(in: acceptEncoding) == encoding)
  }
}
