# %% vanishing_gradients-longest_lag [markdown]
# Each step multiplies by the same matrix, so what is *smaller* than one dies away: $0.9^{50} < 0.01$.
