import DynamockEngine
import DynamockUpstream
import DynamockWire

extension TransferFailure {
  /// The failure that AWS reports for an error of S3 ([ack-quirks], exports).
  init(_ response: UpstreamResponse) {
    let error = S3Text(response.body)
    let code = error.text("Code") ?? Self.code(of: response.status)
    let id = error.text("RequestId") ?? response["x-amz-request-id"] ?? ""
    self.init(
      code: "S3\(code)",
      message: "\(error.text("Message") ?? "The request has failed.") (Service: Amazon S3; "
        + "Status Code: \(response.status); Error Code: \(code); Request ID: \(id))")
  }

  /// Returns the code of a response without a body.
  private static func code(of status: Int) -> String {
    switch status {
    case 403: "AccessDenied"
    case 404: "NoSuchKey"
    case 412: "PreconditionFailed"
    default: "InternalError"
    }
  }

  /// The failure for a server that does not answer, which AWS's S3 always does.
  init(_ error: UpstreamError) {
    self.init(
      code: "S3InternalError",
      message: "s3.endpoint: \(error.endpoint): \(error.reason.words)")
  }

  /// The failure for a response that is not one of S3's.
  static let malformedResponse = TransferFailure(
    code: "S3InternalError", message: "s3.endpoint does not answer as S3 does.")

  /// The failure for a name that no bucket has.
  static func invalidBucket(_ name: String) -> TransferFailure {
    TransferFailure(
      code: "S3InvalidBucketName", message: "The specified bucket is not valid: \"\(name)\".")
  }
}
