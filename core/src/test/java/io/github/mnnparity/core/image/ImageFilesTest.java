package io.github.mnnparity.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mnnparity.core.error.BadInputException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class ImageFilesTest {
  @TempDir private Path folder;

  private static BufferedImage picture(int type) {
    BufferedImage image = new BufferedImage(4, 2, type);
    for (int y = 0; y < 2; y++) {
      for (int x = 0; x < 4; x++) {
        image.setRGB(x, y, 0xff000000 | (40 * x) << 16 | (100 * y) << 8 | 7);
      }
    }
    return image;
  }

  private Path written(String format, int type) throws IOException {
    Path file = folder.resolve("image.dat");
    assertThat(ImageIO.write(picture(type), format, file.toFile())).isTrue();
    return file;
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "bmp"})
  void a_file_is_known_by_its_content_and_read_exactly(String format) throws IOException {
    Path file = written(format, BufferedImage.TYPE_INT_RGB);

    assertThat(ImageFiles.isImage(file)).isTrue();
    Raster image = ImageFiles.read(file, true);

    assertThat(image.width()).isEqualTo(4);
    assertThat(image.height()).isEqualTo(2);
    assertThat(new float[] {image.at(3, 1, 0), image.at(3, 1, 1), image.at(3, 1, 2)})
        .containsExactly(120, 100, 7);
  }

  @Test
  void gray_values_are_those_of_the_file() throws IOException {
    BufferedImage gray = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_GRAY);
    gray.getRaster().setSample(0, 0, 0, 77);
    Path file = folder.resolve("gray.png");
    ImageIO.write(gray, "png", file.toFile());

    assertThat(ImageFiles.read(file, true).values()).containsExactly(77, 77, 77, 0, 0, 0);
  }

  @Test
  void a_jpeg_is_turned_as_its_exif_data_say() throws IOException {
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    ImageIO.write(picture(BufferedImage.TYPE_INT_RGB), "jpg", jpeg);
    byte[] plain = jpeg.toByteArray();
    byte[] exif = {
      (byte) 0xff,
      (byte) 0xe1,
      0,
      34,
      'E',
      'x',
      'i',
      'f',
      0,
      0,
      'M',
      'M',
      0,
      42,
      0,
      0,
      0,
      8,
      0,
      1,
      1,
      0x12,
      0,
      3,
      0,
      0,
      0,
      1,
      0,
      6,
      0,
      0,
      0,
      0,
      0,
      0
    };
    ByteArrayOutputStream turned = new ByteArrayOutputStream();
    turned.write(plain, 0, 2);
    turned.write(exif);
    turned.write(plain, 2, plain.length - 2);
    Path file = Files.write(folder.resolve("phone.jpg"), turned.toByteArray());

    assertThat(ImageFiles.read(file, true).width()).isEqualTo(2);
    assertThat(ImageFiles.read(file, false).width()).isEqualTo(4);
  }

  @Test
  void a_file_that_was_cut_short_is_refused() throws IOException {
    byte[] whole = Files.readAllBytes(written("png", BufferedImage.TYPE_INT_RGB));
    Path file = Files.write(folder.resolve("cut.png"), Arrays.copyOf(whole, whole.length / 2));

    assertThatThrownBy(() -> ImageFiles.read(file, true))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("an image as PNG, JPEG, BMP or GIF");
  }

  @Test
  void text_is_no_image() throws IOException {
    Path file = Files.writeString(folder.resolve("x.png"), "hello");

    assertThat(ImageFiles.isImage(file)).isFalse();
    assertThatThrownBy(() -> ImageFiles.read(file, true)).isInstanceOf(BadInputException.class);
  }
}
