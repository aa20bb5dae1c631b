package io.redletter.app.demo;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;

/** The picture of the demo's film: a red sun rises behind green hills, over water. Drawn without any text or font. */
final class Sunrise {
    private static final Color NIGHT = new Color(0x23, 0x3B, 0x5E);
    private static final Color DAY = new Color(0x8C, 0xC5, 0xE8);
    private static final Color DAWN = new Color(0xF6, 0xD9, 0xB8);
    private static final Color RED = new Color(0xC8, 0x10, 0x2E);
    private static final Color[] HILLS = {
        new Color(0x7F, 0xB0, 0x8F), new Color(0x4E, 0x93, 0x6C), new Color(0x1F, 0x7A, 0x4D)
    };

    private final int width;
    private final int height;

    Sunrise(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /**
     * One picture.
     *
     * @param moment 0 before dawn, 1 in full day
     */
    BufferedImage at(double moment) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D canvas = image.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        sky(canvas, moment);
        sun(canvas, moment);
        for (int i = 0; i < HILLS.length; i++) {
            hill(canvas, i, moment);
        }
        water(canvas, moment);
        canvas.dispose();
        return image;
    }

    private void sky(Graphics2D canvas, double moment) {
        Color top = mix(NIGHT, DAY, moment);
        canvas.setPaint(new GradientPaint(0, 0, top, 0, height * 0.7f, mix(top, DAWN, 0.35 + 0.5 * moment)));
        canvas.fillRect(0, 0, width, height);
    }

    private void sun(Graphics2D canvas, double moment) {
        double radius = height * 0.11;
        double x = width * 0.62;
        double y = height * (0.72 - 0.47 * ease(moment));
        float glow = (float) (radius * (2.2 + 1.2 * moment));
        Color halo = new Color(RED.getRed(), RED.getGreen(), RED.getBlue(), 90);
        Color clear = new Color(RED.getRed(), RED.getGreen(), RED.getBlue(), 0);
        canvas.setPaint(
                new RadialGradientPaint((float) x, (float) y, glow, new float[] {0.3f, 1f}, new Color[] {halo, clear}));
        canvas.fill(new Ellipse2D.Double(x - glow, y - glow, 2 * glow, 2 * glow));
        canvas.setPaint(RED);
        canvas.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    private void hill(Graphics2D canvas, int row, double moment) {
        Path2D.Double hill = new Path2D.Double();
        double ground = height * 0.8;
        hill.moveTo(0, ground);
        for (int x = 0; x <= width; x += 4) {
            double wave = Math.sin(x * (0.006 + row * 0.003) + row * 2.1 + moment * 0.3 * (row + 1));
            hill.lineTo(x, height * (0.58 + row * 0.07) - wave * height * (0.08 - row * 0.015));
        }
        hill.lineTo(width, ground);
        hill.closePath();
        canvas.setPaint(mix(mix(HILLS[row], NIGHT, 0.55), HILLS[row], moment));
        canvas.fill(hill);
    }

    private void water(Graphics2D canvas, double moment) {
        int shore = (int) (height * 0.8);
        canvas.setPaint(new GradientPaint(
                0, shore, mix(NIGHT, DAWN, 0.2 + 0.4 * moment), 0, height, mix(NIGHT, DAY, 0.3 + 0.4 * moment)));
        canvas.fillRect(0, shore, width, height - shore);
        canvas.setPaint(new Color(RED.getRed(), RED.getGreen(), RED.getBlue(), 70));
        for (int i = 0; i < 9; i++) {
            double half = width * (0.015 + 0.012 * i) * (0.7 + 0.3 * Math.sin(moment * 9 + i * 1.7));
            canvas.fill(new Ellipse2D.Double(
                    width * 0.62 - half, shore + 6 + i * (height - shore) / 10.0, 2 * half, height * 0.008));
        }
    }

    private static double ease(double moment) {
        return moment * moment * (3 - 2 * moment);
    }

    private static Color mix(Color from, Color to, double share) {
        double part = Math.max(0, Math.min(1, share));
        return new Color(
                (int) Math.round(from.getRed() + (to.getRed() - from.getRed()) * part),
                (int) Math.round(from.getGreen() + (to.getGreen() - from.getGreen()) * part),
                (int) Math.round(from.getBlue() + (to.getBlue() - from.getBlue()) * part));
    }
}
