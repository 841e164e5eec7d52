package io.github.mnnparity.cli.story;

/** Linear least squares with a ridge, by the normal equations. */
final class LeastSquares {
  private LeastSquares() {}

  /**
   * The X that makes {@code ‖A·X − B‖² + ridge·n·‖X‖²} smallest.
   *
   * @param a one row a sample
   * @param b one row a sample
   * @param ridge above 0, so that there is one answer
   */
  static double[][] solve(double[][] a, double[][] b, double ridge) {
    int n = a[0].length;
    int m = b[0].length;
    double[][] normal = new double[n][n + m];
    for (int sample = 0; sample < a.length; sample++) {
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          normal[i][j] += a[sample][i] * a[sample][j] / a.length;
        }
        for (int j = 0; j < m; j++) {
          normal[i][n + j] += a[sample][i] * b[sample][j] / a.length;
        }
      }
    }
    for (int i = 0; i < n; i++) {
      normal[i][i] += ridge;
    }
    return eliminated(normal, n, m);
  }

  /** Gauss-Jordan; the matrix is positive definite, so that no rows need to change places. */
  private static double[][] eliminated(double[][] rows, int n, int m) {
    for (int pivot = 0; pivot < n; pivot++) {
      for (int row = 0; row < n; row++) {
        if (row != pivot) {
          double factor = rows[row][pivot] / rows[pivot][pivot];
          for (int column = pivot; column < n + m; column++) {
            rows[row][column] -= factor * rows[pivot][column];
          }
        }
      }
    }
    double[][] solution = new double[n][m];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < m; j++) {
        solution[i][j] = rows[i][n + j] / rows[i][i];
      }
    }
    return solution;
  }
}
