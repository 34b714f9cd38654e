import DynamockEngine
import DynamockModel

extension TransferFailure {
  /// The failure that AWS reports for a fault of a bucket ([ack-quirks], exports).
  init(_ fault: BucketFault) {
    switch fault {
    case .noBucket:
      self.init(
        code: "S3NoSuchBucket",
        message: "The specified bucket does not exist " + Self.detail(404, "NoSuchBucket"))
    case .denied:
      self.init(
        code: "S3AccessDenied", message: "Access Denied " + Self.detail(403, "AccessDenied"))
    case .file(let error) where error.isDenied:
      self.init(
        code: "S3AccessDenied", message: "\(error.description) " + Self.detail(403, "AccessDenied"))
    // AWS's codes for these are unknown.
    case .file(let error):
      self.init(code: "S3InternalError", message: error.description)
    case .tooManyObjects:
      self.init(
        code: "S3ObjectLimitExceeded", message: "An import reads at most 50,000 objects.")
    case .remote(let failure): self = failure
    }
  }

  /// The failure of a transfer whose compression this machine cannot read, or `nil` if it can.
  init?(reading compression: InputCompressionType?) {
    guard compression == .zstd, let obstacle = ZstdReader.obstacle() else { return nil }
    // The code is dynamock's: AWS reads every compression of its model.
    self.init(code: "UnreadableCompression", message: ExchangeError.noZstd(obstacle).description)
  }

  /// The end of a message of S3, with a new id of a request.
  private static func detail(_ status: Int, _ code: String) -> String {
    let id = Hexadecimal.text(UInt64.random(in: .min ... .max), digits: 16).uppercased()
    return "(Service: Amazon S3; Status Code: \(status); Error Code: \(code); Request ID: \(id))"
  }
}

extension Compression {
  /// The compression of a request, which applies to all objects.
  init(_ type: InputCompressionType?) {
    switch type {
    case .gzip: self = .gzip
    case .zstd: self = .zstd
    default: self = .none
    }
  }
}
