#include "vectors.h"

typedef float lanes __attribute__((vector_size(32), aligned(4)));

/* Rows that are summed together: each addition waits for the one before it, and those of several rows
   do not wait for one another. */
enum { width = 8, group = 4 };

static inline __attribute__((always_inline)) float product(
    const float *row, const float *vector, size_t begin, size_t dimensions, const lanes *sums) {
  float sum = 0;
  for (int lane = 0; lane < width; lane++) sum += (*sums)[lane];
  for (size_t place = begin; place < dimensions; place++) sum += row[place] * vector[place];
  return sum;
}

static inline __attribute__((always_inline)) void multiply(
    const float *rows, size_t count, size_t dimensions, const float *vector, float *products) {
  size_t whole = dimensions / width * width;
  size_t row = 0;
  for (; row + group <= count; row += group) {
    const float *first = rows + row * dimensions;
    lanes sums[group] = {{0}};
    for (size_t place = 0; place < whole; place += width) {
      lanes other = *(const lanes *)(vector + place);
      for (int each = 0; each < group; each++)
        sums[each] += *(const lanes *)(first + each * dimensions + place) * other;
    }
    for (int each = 0; each < group; each++)
      products[row + each] =
          product(first + each * dimensions, vector, whole, dimensions, &sums[each]);
  }
  for (; row < count; row++) {
    const float *own = rows + row * dimensions;
    lanes sums = {0};
    for (size_t place = 0; place < whole; place += width)
      sums += *(const lanes *)(own + place) * *(const lanes *)(vector + place);
    products[row] = product(own, vector, whole, dimensions, &sums);
  }
}

static inline __attribute__((always_inline)) float distance(
    const float *left, const float *right, size_t dimensions) {
  size_t whole = dimensions / width * width;
  lanes sums = {0};
  for (size_t place = 0; place < whole; place += width) {
    lanes difference = *(const lanes *)(left + place) - *(const lanes *)(right + place);
    sums += difference * difference;
  }
  float sum = 0;
  for (int lane = 0; lane < width; lane++) sum += sums[lane];
  for (size_t place = whole; place < dimensions; place++)
    sum += (left[place] - right[place]) * (left[place] - right[place]);
  return sum;
}

#if defined(__x86_64__)

__attribute__((target("avx2,fma"))) static float distance_wide(
    const float *left, const float *right, size_t dimensions) {
  return distance(left, right, dimensions);
}

__attribute__((target("avx2,fma"))) static void multiply_wide(
    const float *rows, size_t count, size_t dimensions, const float *vector, float *products) {
  multiply(rows, count, dimensions, vector, products);
}

#endif

void dynamock_vectors_products(
    const float *rows, size_t count, size_t dimensions, const float *vector, float *products) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
    multiply_wide(rows, count, dimensions, vector, products);
    return;
  }
#endif
  multiply(rows, count, dimensions, vector, products);
}

float dynamock_vectors_distance(const float *left, const float *right, size_t dimensions) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
    return distance_wide(left, right, dimensions);
#endif
  return distance(left, right, dimensions);
}
