/// A request as boto3 1.40 sends it.
struct Sample {
  let name: String
  let bytes: [UInt8]

  static let all = [
    Sample("GetItem", body: #"{"TableName": "Things", "Key": {"id": {"S": "item 17"}}}"#),
    put(400),
    put(4_096),
  ]

  private static func put(_ size: Int) -> Sample {
    let text = String(repeating: "x", count: size)
    return Sample(
      "PutItem-\(size)",
      body: #"{"TableName": "Things", "Item": {"id": {"S": "item 17"}, "v": {"S": "\#(text)"}}}"#)
  }

  init(_ name: String, body: String) {
    self.name = name
    let operation = name.prefix { $0 != "-" }
    let signed = "content-type;host;x-amz-date;x-amz-target"
    let signature = String(repeating: "0123456789abcdef", count: 4)
    let head = """
      POST / HTTP/1.1
      Host: 127.0.0.1:8000
      Accept-Encoding: identity
      X-Amz-Target: DynamoDB_20120810.\(operation)
      Content-Type: application/x-amz-json-1.0
      User-Agent: Boto3/1.40.1 md/Botocore#1.40.1 ua/2.1 os/linux#6.1 md/arch#x86_64 lang/python#3.13
      X-Amz-Date: 20261129T000000Z
      Authorization: AWS4-HMAC-SHA256 Credential=key/20261129/us-east-1/dynamodb/aws4_request, \
      SignedHeaders=\(signed), Signature=\(signature)
      amz-sdk-invocation-id: 3f2a51f0-8a3b-4c9e-b1d7-0f5f7f6f4a11
      amz-sdk-request: attempt=1
      Content-Length: \(body.utf8.count)


      """
    bytes = head.utf8.flatMap { $0 == UInt8(ascii: "\n") ? [0x0D, 0x0A] : [$0] } + Array(body.utf8)
  }
}
