import DynamockModel

extension UpstreamURL {
  /// Creates the URL of AWS's endpoint of a region, or `nil` if the name is not valid for a region.
  public init?(region: String, isOfStreams: Bool) {
    self.init(service: isOfStreams ? "streams.dynamodb" : "dynamodb", in: region)
  }

  /// Creates the URL of AWS's endpoint for Kinesis in a region, or `nil` if the name is not valid
  /// for a region.
  public init?(kinesisOf region: String) { self.init(service: "kinesis", in: region) }

  /// Creates the URL of AWS's endpoint for S3 in a region, or `nil` if the name is not valid for a
  /// region.
  public init?(s3Of region: String) { self.init(service: "s3", in: region) }

  private init?(service: String, in region: String) {
    let isName = region.utf8.allSatisfy { byte in
      (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
    }
    guard !region.isEmpty, isName, region.contains("-") else { return nil }
    let suffix =
      Self.partitions.first { region.hasPrefix($0.prefix) }?.suffix ?? "amazonaws.com"
    self.init("https://\(service).\(region).\(suffix)/")
  }

  /// The domains of AWS's partitions by the prefix of their regions (`endpoints.json` of botocore).
  private static let partitions: [(prefix: String, suffix: String)] = [
    ("cn-", "amazonaws.com.cn"), ("us-iso-", "c2s.ic.gov"), ("us-isob-", "sc2s.sgov.gov"),
    ("eu-isoe-", "cloud.adc-e.uk"), ("us-isof-", "csp.hci.ic.gov"), ("eusc-", "amazonaws.eu"),
  ]

  /// The region of an AWS endpoint, or `nil` for other URLs.
  public var amazonRegion: String? {
    let domains = ["amazonaws.com"] + Self.partitions.map(\.suffix)
    guard let domain = domains.filter({ host.hasSuffix("." + $0) }).max(by: { $0.count < $1.count })
    else { return nil }
    let labels = host.dropLast(domain.count + 1).split(separator: ".")
    return labels.count > 1 ? labels.last.map(String.init) : nil
  }

  /// The endpoint of DynamoDB Streams that corresponds to this AWS endpoint, or `nil` if one
  /// endpoint serves both.
  var streamsEndpoint: UpstreamURL? {
    guard amazonRegion != nil, host.hasPrefix("dynamodb.") else { return nil }
    return UpstreamURL("\(scheme.rawValue)://streams.\(authority)\(target)")
  }
}

extension Operation {
  /// Whether the operation is one of DynamoDB Streams.
  var isOfStreams: Bool { targetPrefix.hasPrefix("DynamoDBStreams") }
}
