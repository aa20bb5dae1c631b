package io.redletter.delivery.wechat;

import io.vertx.core.buffer.Buffer;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** The cover of a work that has none: a leaf of a calendar on red, drawn without letters. Slow: not for the event loop. */
final class DefaultCover {
    /** Changes whenever the drawing does. */
    static final String NAME = "default-cover-1";

    private static final int WIDTH = 900;
    private static final int HEIGHT = 383;

    private DefaultCover() {}

    static Buffer png() {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setPaint(new GradientPaint(0, 0, new Color(0xC8102E), WIDTH, HEIGHT, new Color(0x8A0C1F)));
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        leaf(pen, WIDTH / 2 - 90, HEIGHT / 2 - 95);
        pen.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Buffer.buffer(png.toByteArray());
    }

    private static void leaf(Graphics2D pen, int x, int y) {
        pen.setColor(new Color(0xFFF8F0));
        pen.fillRoundRect(x, y, 180, 190, 18, 18);
        pen.setColor(new Color(0xE8B04A));
        pen.fillRoundRect(x, y, 180, 46, 18, 18);
        pen.fillRect(x, y + 28, 180, 18);
        pen.setColor(new Color(0xC8102E));
        pen.setStroke(new BasicStroke(10));
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 4; column++) {
                boolean marked = row == 1 && column == 2;
                pen.setColor(marked ? new Color(0xC8102E) : new Color(0xE3D8CC));
                pen.fillRoundRect(x + 20 + column * 37, y + 66 + row * 38, 28, 28, 8, 8);
            }
        }
    }
}
