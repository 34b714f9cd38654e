package import Dynamock
import DynamockModel

/// An operation in DynamoDB's own form that is exempt from statistics and throttling.
///
/// Used by the control API, which has its own rules for access.
package enum ExemptCall {
  /// Executes the operation named in a request's `X-Amz-Target`.
  package static func response(
    to request: WireRequest, on database: DynamockDatabase, caller: (any RequestCaller)? = nil
  ) async -> WireResponse {
    let result = await result(of: request, on: database, caller)
    var response: WireResponse
    switch result {
    case .success(let body):
      response = WireResponse(status: 200, mediaType: .json, body: body)
    case .failure(let error):
      var body: [UInt8] = []
      WireCodec.encode(error, into: &body)
      response = WireResponse(status: error.code.status, mediaType: .json, body: body)
      if let explanation = error.explanation { response.explain(explanation) }
    }
    return response
  }

  private static func result(
    of request: WireRequest, on database: DynamockDatabase, _ caller: (any RequestCaller)?
  ) async -> Result<[UInt8], DynamoDBError> {
    do throws(DynamoDBError) {
      guard let target = request.head.value(of: .amzTarget),
        let operation = OperationTable.shared[target]
      else {
        throw DynamoDBError(.unknownOperation, nil, explanation: .unknownOperation(request.head))
      }
      guard !request.body.isEmpty else { throw .brokenBody(request.body) }
      let (input, isLoose) = try WireCodec.decode(operation, body: request.body)
      var context = RequestContext(host: request.head.text(of: .host) ?? RequestContext.nominalHost)
      context.isLoose = isLoose
      context.isExempt = true
      return await withCheckedContinuation { continuation in
        database.perform(input, in: context, for: caller) { result in
          continuation.resume(
            returning: result.map { output in
              var bytes: [UInt8] = []
              WireCodec.encode(output, into: &bytes)
              return bytes
            })
        }
      }
    } catch {
      return .failure(error)
    }
  }
}
