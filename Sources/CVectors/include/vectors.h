/// Scalar products of many vectors, by the processor's widest instructions.
#ifndef DYNAMOCK_VECTORS_H
#define DYNAMOCK_VECTORS_H

#include <stddef.h>

/// Writes the scalar products of rows of 32-bit numbers, which are contiguous, with a vector.
///
/// They are estimates: products and sums have 32 bits. The elements are summed in eight lanes, the
/// lanes and the remaining elements one after another. So a product differs from the exact one by at
/// most (dimensions / 8 + 16) * 2^-24 times the lengths of both vectors, to first order, plus what is
/// lost below the smallest number. One beyond the range of 32 bits is infinite or not a number.
void dynamock_vectors_products(
    const float *rows, size_t count, size_t dimensions, const float *vector, float *products);

/// Returns the square of the euclidean distance of two vectors, with 32 bits.
///
/// It is a sum of squared differences: from the sums of squares and the product, the distance of two
/// vectors that are far from the origin would be lost.
float dynamock_vectors_distance(const float *left, const float *right, size_t dimensions);

#endif
