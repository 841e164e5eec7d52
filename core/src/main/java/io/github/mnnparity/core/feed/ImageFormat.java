package io.github.mnnparity.core.feed;

import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.core.image.ImageFiles;
import io.github.mnnparity.core.image.Preprocessing;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Images, with the steps that make an input of them. */
final class ImageFormat implements InputFormat {
  @Override
  public boolean recognizes(Path path) {
    return ImageFiles.isImage(path);
  }

  @Override
  public List<InputSet> read(NamedFile argument, InputFiles files) {
    String name = files.name(argument.name(), "--input");
    Preprocessing steps =
        files
            .steps()
            .orElseThrow(
                () ->
                    new BadInputException(
                        new Problem(
                            argument.file().toString(),
                            "--preprocess with the steps from the image to input '" + name + "'",
                            "an image alone",
                            "add --preprocess \"order=RGB,scale=1/255,mean=..,std=..\"")));
    var image = ImageFiles.read(argument.file(), steps.turned());
    return InputFormat.one(
        argument, Map.of(name, ImageInputs.tensor(steps, image, files.input(name))));
  }
}
